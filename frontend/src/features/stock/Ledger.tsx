/** Why the numbers of a place are what they are: each movement, the newest first. */
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import type { MovementKind, StockLevelCountsFragment as Level } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { StockMovementsQuery } from "./stockDocuments";
import { reasons } from "./useChange";

const words: Record<MovementKind, string> = {
  OPENING: "Were there at the start",
  ALLOCATED: "Sold",
  RELEASED: "Order given up",
  SHIPPED: "Left with an order",
  RETURNED: "Came back",
  WRITTEN_OFF: "Came back broken",
  RESERVED: "Held at the checkout",
  FREED: "Held no longer",
  ADJUSTED: "Corrected",
  COUNTED: "Counted",
  SENT: "Sent elsewhere",
  EXPECTED: "On the way here",
  RECEIVED: "Received",
  TERMS_SET: "Kept back, or sold ahead",
};

const numbers = [
  ["onHand", "on hand"],
  ["allocated", "sold"],
  ["reserved", "held"],
  ["incoming", "coming"],
  ["safety", "kept back"],
  ["backorder", "ahead"],
] as const;

export function Ledger({ level }: { level: Level }) {
  return (
    <section className="plate" aria-label={`Movements, ${level.location.name}`}>
      <h3>What moved in {level.location.name}</h3>
      <ol className="ledger small">
        <Pages>{(page) => <Part levelId={level.id} {...page} />}</Pages>
      </ol>
    </section>
  );
}

function Part({ levelId, after, onMore }: PageProps & { levelId: string }) {
  const [{ data }] = useQuery({ query: StockMovementsQuery, variables: { levelId, after }, requestPolicy: "cache-and-network" });
  const page = data?.stockMovements;
  if (!page) return null;
  return (
    <>
      {page.nodes.map((one) => (
        <li key={one.id}>
          <span className="soft">{formatMoment(one.at)}</span> {words[one.kind]}
          {one.reason && `: ${reasons[one.reason].toLowerCase()}`}
          {numbers.map(([name, what]) => one[name] !== 0 && <span key={name}> {signed(one[name])} {what}</span>)}
        </li>
      ))}
      <ShowMore pageInfo={page.pageInfo} onMore={onMore} label="Earlier ones" />
    </>
  );
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : `−${-number}`;
}
