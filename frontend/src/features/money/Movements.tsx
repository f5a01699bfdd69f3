/** Why a balance is what it is: each movement of money, the newest first. */
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { TenderMovementKind } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { MovementsFragment } from "./moneyDocuments";

const words: Record<TenderMovementKind, string> = {
  ISSUED: "Put on it",
  CREDITED: "Credited",
  HELD: "Held for an order",
  RELEASED: "Held no longer",
  SPENT: "Spent",
  REFUNDED: "Refunded",
  RETURNED: "Goods came back",
  BONUS: "Bonus for it",
  VOIDED: "Ended",
  CONVERTED: "Made of points",
};

export function Movements(props: { page: FragmentType<typeof MovementsFragment> }) {
  const { nodes } = readFragment(MovementsFragment, props.page);
  if (nodes.length === 0) return <li className="soft">Nothing has moved yet.</li>;
  return nodes.map((one, place) => (
    <li key={`${one.at} ${place}`}>
      <span>
        <span className="soft">{formatMoment(one.at)}</span> {words[one.kind]}
        {one.note && <bdi className="soft">: {one.note}</bdi>}
      </span>{" "}
      <b className="b">{formatMoney(one.amount)}</b>
    </li>
  ));
}
