/** Whoever logs in or out starts with an empty cache: nothing of the person before stays on screen. */
import { createContext, useCallback, useContext, useState } from "react";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { closeSocket, makeClient } from "./client";

const Renewal = createContext<() => void>(() => undefined);

export function SessionProvider(props: { children: ReactNode }) {
  const [client, setClient] = useState(makeClient);
  const renew = useCallback(() => {
    closeSocket();
    setClient(makeClient());
  }, []);
  return (
    <Renewal.Provider value={renew}>
      <Provider value={client}>{props.children}</Provider>
    </Renewal.Provider>
  );
}

/** Call it after logIn, signUp and logOut. */
export function useRenewSession(): () => void {
  return useContext(Renewal);
}
