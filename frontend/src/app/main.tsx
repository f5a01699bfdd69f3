/** Where the shop starts in the browser: in place of what the server drew, or in an empty page. */
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, startTransition, useInsertionEffect, useLayoutEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { makeClient } from "~/lib/client";
// Used by nearly every page: here, it needs no file of its own.
import "~/lib/events";
import { forgetDrawn, keepDrawn } from "~/lib/later";
import { SessionProvider } from "~/lib/session";
import { learnWords } from "~/lib/words";
import { router } from "./router";
import { takeOver } from "./takeOver";
import "~/styles/shop.css";

/** The server greets by the clock of the reader, which it cannot know otherwise. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
document.cookie = `patron_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

async function start(): Promise<void> {
  const drawn = document.getElementById("root")!;
  const alive = document.createElement("div");
  const client = makeClient();
  await Promise.all([learnWords(), router.load()]);
  await new Promise((done) => setTimeout(done));
  keepDrawn(drawn);
  router.subscribe("onBeforeLoad", ({ fromLocation, pathChanged }) => fromLocation && pathChanged && forgetDrawn());
  // A transition is drawn in slices, so that a press meanwhile need not wait for the whole of it.
  startTransition(() =>
    createRoot(alive).render(
      <StrictMode>
        <TakingOver drawn={drawn} alive={alive}>
          <SessionProvider first={client}>
            <RouterProvider router={router} />
          </SessionProvider>
        </TakingOver>
      </StrictMode>,
    ),
  );
}

/**
 * What measures itself as it is laid out must stand in the page by then: an insertion comes before.
 * What was done to the page is done again after the first effects of all parts, and before a paint:
 * a state that is set while laying out makes React finish both at once.
 */
function TakingOver(props: { drawn: HTMLElement; alive: HTMLElement; children: ReactNode }) {
  const { drawn, alive, children } = props;
  const again = useRef<() => void>(undefined);
  const [isAlive, setAlive] = useState(false);
  useInsertionEffect(() => {
    if (!alive.isConnected) again.current = takeOver(drawn, alive);
  }, [drawn, alive]);
  useLayoutEffect(() => {
    if (isAlive) again.current?.();
    setAlive(true);
  }, [isAlive]);
  return children;
}

// The bundle was evaluated in this very task: a press comes before what follows.
setTimeout(() => void start());
