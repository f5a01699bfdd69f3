/** The token of a link from a mail. It stands behind the `#`, which no server and no log ever sees. */
import { useState } from "react";

export function useToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  return token;
}
