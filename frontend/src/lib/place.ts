/** Asks once where the shop stands, before the first page that names days. */
import { graphql } from "~/gql";
import type { PlaceQuery as Answer } from "~/gql/graphql";
import { createRequest } from "urql";
import { ask, asked } from "./asking";
import { setPlace } from "./dates";

const PlaceQuery = graphql(`
  query Place {
    shop { channel { timeZone locale } }
  }
`);

let asking: Promise<void> | undefined;

/** Without an answer days are the reader's own; the next page asks again. */
export function knowPlace(): Promise<void> {
  asking ??= learn().catch(() => {
    asking = undefined;
  });
  return asking;
}

async function learn(): Promise<void> {
  const response = await ask(asked(createRequest(PlaceQuery, {}) as never));
  const { data } = (await response.json()) as { data: Answer };
  setPlace(data.shop.channel);
}
