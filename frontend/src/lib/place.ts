/** Asks once where the shop stands, before the first page that names days. */
import { graphql } from "~/gql";
import type { PlaceQuery as Answer } from "~/gql/graphql";
import { requestHeaders } from "./client";
import { setPlace } from "./dates";

const PlaceQuery = graphql(`
  query Place {
    shop { channel { timeZone locale } }
  }
`);

let asked: Promise<void> | undefined;

/** Without an answer days are the reader's own; the next page asks again. */
export function knowPlace(): Promise<void> {
  asked ??= ask().catch(() => {
    asked = undefined;
  });
  return asked;
}

async function ask(): Promise<void> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", ...requestHeaders },
    body: JSON.stringify({ query: PlaceQuery, variables: {} }),
  });
  const { data } = (await response.json()) as { data: Answer };
  setPlace(data.shop.channel);
}
