/** Where the shop starts in the browser. */
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { flushEventsOnLeave } from "~/lib/events";
import { SessionProvider } from "~/lib/session";
import { router } from "./router";
import "~/styles/shop.css";

flushEventsOnLeave();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <SessionProvider>
      <RouterProvider router={router} />
    </SessionProvider>
  </StrictMode>,
);
