/** Whoever logs in or out starts with an empty cache: nothing of the person before stays on screen. */
import { createContext, useCallback, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { Provider } from "urql";
import type { Client } from "urql";
import { closeSocket, makeClient } from "./client";

/** Tells the other tabs of this browser. */
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("patron-session") : undefined;

const Renewal = createContext<() => void>(() => undefined);

/** The `first` client is made before the page is drawn, and so once, however often React begins to draw. */
export function SessionProvider(props: { first?: Client; children: ReactNode }) {
  const [client, setClient] = useState(() => props.first ?? makeClient());
  const follow = useCallback(() => {
    closeSocket();
    setClient(makeClient());
  }, []);
  const renew = useCallback(() => {
    follow();
    tabs?.postMessage("renewed");
  }, [follow]);
  useEffect(() => {
    tabs?.addEventListener("message", follow);
    return () => tabs?.removeEventListener("message", follow);
  }, [follow]);
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
