/** Where the shop starts in the browser: in place of what the server drew, or in an empty page. */
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { makeClient } from "~/lib/client";
import { flushEventsOnLeave } from "~/lib/events";
import { forgetDrawn, keepDrawn } from "~/lib/later";
import { SessionProvider } from "~/lib/session";
import { router } from "./router";
import { takeOver } from "./takeOver";
import "~/styles/shop.css";

/** The server greets by the clock of the reader, which it cannot know otherwise. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
document.cookie = `patron_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

async function start(): Promise<void> {
  const root = document.getElementById("root")!;
  const client = makeClient();
  await router.load();
  keepDrawn(root);
  router.subscribe("onBeforeLoad", ({ fromLocation, pathChanged }) => fromLocation && pathChanged && forgetDrawn());
  takeOver(root, () =>
    flushSync(() =>
      createRoot(root).render(
        <StrictMode>
          <SessionProvider first={client}>
            <RouterProvider router={router} />
          </SessionProvider>
        </StrictMode>,
      ),
    ),
  );
}

flushEventsOnLeave();
void start();
