/** A login ends without a word: by time, or on another device. Whoever is refused something is asked for anew. */
import { useEffect } from "react";
import { useClient } from "urql";
import { forbidden } from "~/lib/client";
import { MeQuery, useMe } from "./me";

export function useKnownStill(): void {
  const client = useClient();
  const isKnown = Boolean(useMe());

  useEffect(() => {
    if (!isKnown) return;
    const ask = () => void client.query(MeQuery, {}, { requestPolicy: "network-only" }).toPromise();
    addEventListener(forbidden, ask);
    return () => removeEventListener(forbidden, ask);
  }, [client, isKnown]);
}
