/**
 * Opens a page of the real router against a shop that answers from a script. The answers go
 * through the schema, so a test cannot show what the server could never say.
 */
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { buildSchema, graphql, parse, subscribe } from "graphql";
import type { ExecutionResult } from "graphql";
import { readFileSync } from "node:fs";
import { vi } from "vitest";
import { makeRouter } from "~/app/router";
import { readAsked } from "./asked";
import type { Asked } from "./asked";
import { SessionProvider } from "~/lib/session";

const schema = buildSchema(readFileSync(process.env.PATRON_SCHEMA ?? "../schema/schema.graphql", "utf8"));

/** Values or functions of a root field's arguments, by the field's name. */
export type Answers = Record<string, unknown>;

const documents = JSON.parse(readFileSync("src/gql/trusted-documents.json", "utf8")) as Record<string, string>;

type Sink = { next(value: ExecutionResult): void; complete(): void };

let answers: Answers = {};

vi.mock("graphql-ws", () => ({ createClient: () => ({ subscribe: listen, dispose: () => undefined }) }));

/** Answers each field that a test does not care about the way an empty shop would. */
const emptyShop: Answers = {
  me: null,
  cart: null,
  unreadNotices: 0,
  saved: { later: [], wishes: [], wishesSharedUntil: null },
  categories: [],
  offers: [],
  recommendations: { items: [], isFallback: true },
  shop: {
    name: "Patron",
    isDemo: true,
    channel: {
      code: "us",
      name: "United States",
      currency: "USD",
      locale: "en-US",
      timeZone: "America/New_York",
      country: "US",
      pricesIncludeTax: false,
      taxPercent: "8",
    },
    channels: [],
  },
  logEvents: { __typename: "EventsLogged", count: 0 },
  orderChanged: silence,
  cartChanged: silence,
  savedChanged: silence,
};

async function* silence() {
  await new Promise(() => undefined);
  yield null;
}

export function openShop(path: string, script: Answers) {
  answers = { ...emptyShop, ...script };
  vi.stubGlobal("fetch", answerRequest);
  vi.stubGlobal("scrollTo", () => undefined);
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = makeRouter(history);
  render(
    <SessionProvider>
      <RouterProvider router={router as never} />
    </SessionProvider>,
  );
  return { path: () => router.state.location.href, back: () => history.back() };
}

async function answerRequest(url: string, init: RequestInit): Promise<Response> {
  const asked = readAsked(url, init);
  const result = await graphql({
    schema,
    rootValue: answers,
    source: documents[asked.documentId] ?? "",
    variableValues: asked.variables,
  });
  return new Response(JSON.stringify(result), { headers: { "content-type": "application/json" } });
}

function listen(asked: Asked, sink: Sink): () => void {
  let isOver = false;
  void (async () => {
    const stream = await subscribe({
      schema,
      document: parse(documents[asked.documentId] ?? ""),
      rootValue: answers,
      variableValues: asked.variables,
    });
    if (!(Symbol.asyncIterator in stream)) return;
    for await (const result of stream) if (!isOver) sink.next(result);
  })();
  return () => {
    isOver = true;
  };
}
