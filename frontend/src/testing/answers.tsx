/** A shop around the piece under test, and a network that answers what the test says. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { CartProvider } from "~/features/cart/CartProvider";
import { SessionProvider } from "~/lib/session";
import { Toaster } from "~/components/Toaster";
import { readAsked } from "./asked";

type Asked = { operationName: string; variables: Record<string, unknown> };
type Answer = (variables: Record<string, never>) => unknown;

/** Every operation that a piece asks must have its answer here; what it asked is returned. */
export function answering(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const { documentId, variables } = readAsked(url, init);
    const operationName = documentId.split("_")[0] ?? "";
    asked.push({ operationName, variables });
    const answer = answers[operationName];
    if (!answer) throw new Error(`Nothing answers ${operationName}`);
    const body = JSON.stringify({ data: answer(variables ?? {}) });
    return new Response(body, { headers: { "content-type": "application/json" } });
  });
  return asked;
}

/** Draws `piece` at `path`, where links lead somewhere. */
export function visit(piece: ReactNode, path = "/") {
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path, component: () => piece });
  const elsewhere = createRoute({ getParentRoute: () => root, path: "$", component: () => <p>elsewhere</p> });
  const router = createRouter({
    routeTree: root.addChildren([here, elsewhere]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  return render(
    <SessionProvider>
      <CartProvider>
        <RouterProvider router={router as never} />
        <Toaster />
      </CartProvider>
    </SessionProvider>,
  );
}
