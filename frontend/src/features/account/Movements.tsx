/** Each change of the points, with what it came from and what was left. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { LoyaltyMovementKind } from "~/gql/graphql";
import { formatNumber } from "~/lib/count";
import { formatShortDay } from "~/lib/dates";
import { t } from "~/lib/words";

const MovementFragment = graphql(`
  fragment Movement on LoyaltyMovement {
    id
    kind
    points
    balanceAfter
    at
    note
    orderNumber
  }
`);

type Props = { movements: FragmentType<typeof MovementFragment>[]; showsBalance?: boolean };

export function Movements(props: Props) {
  if (props.movements.length === 0) return <p className="soft">{t("None yet. The first order earns the first points.")}</p>;
  return (
    <ul className="ledger">
      {readFragment(MovementFragment, props.movements).map((movement) => (
        <li key={movement.id}>
          <span>
            {source(movement)}
            <br />
            <span className="tiny soft">
              {formatShortDay(movement.at)}
              {props.showsBalance && t(", {number} then", { number: formatNumber(movement.balanceAfter) })}
            </span>
          </span>
          <span className={movement.points > 0 ? "amt good" : "amt"}>{signed(movement.points)}</span>
        </li>
      ))}
    </ul>
  );
}

function source(movement: { kind: LoyaltyMovementKind; note: string; orderNumber: string | null }): string {
  if (!movement.orderNumber) return movement.note;
  return movement.kind === "REVERSED" ? t("Sent back from order {orderNumber}", { orderNumber: movement.orderNumber }) : t("Order {orderNumber}", { orderNumber: movement.orderNumber });
}

function signed(points: number): string {
  return points > 0 ? `+${formatNumber(points)}` : `−${formatNumber(-points)}`;
}
