/** The figures of one span and channel; many rows ask, each answer is kept. */
import { useQuery } from "urql";
import type { OrderChannel } from "~/gql/graphql";
import { FiguresQuery } from "./figuresDocument";
import type { Span } from "./periods";

export function useFigures(span: Span, channel?: OrderChannel) {
  const period = { from: span.from, to: span.to };
  return useQuery({ query: FiguresQuery, variables: { period, channel: channel ?? null } });
}
