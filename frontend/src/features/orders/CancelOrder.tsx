/** Giving an order up, in two steps: what would go back is shown before it is done. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { graphql } from "~/gql";
import type { CancelOrderMutation as Data, CancelReason } from "~/gql/graphql";
import { formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { t } from "~/lib/words";

const CancelOrderMutation = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on OrderChange {
        id
        points
        pointsBack
        toCard { amount currency }
        letGo { amount currency }
        toGiftCards { amount currency }
        toStoreCredit { amount currency }
        order { id status availableActions { kind until } timeline { status title at } }
      }
      ... on Error { message }
    }
  }
`);

type Change = Extract<Data["cancelOrder"], { __typename: "OrderChange" }>;

export function CancelOrder(props: { orderId: string; until: string | null; reason?: CancelReason }) {
  const [looking, look] = useMutation(CancelOrderMutation);
  const [doing, cancel] = useOnce("cancel", CancelOrderMutation);
  const [planned, setPlanned] = useState<Change>();
  const [refusal, setRefusal] = useState<string>();
  const isBusy = looking.fetching || doing.fetching;
  const input = { orderId: props.orderId, reason: props.reason ?? "CHANGED_MIND" };

  async function ask() {
    if (isBusy) return;
    const { data, error } = await look({ input: { ...input, dryRun: true } });
    const answer = data?.cancelOrder;
    setRefusal(refusalOf(answer, "OrderChange", error));
    if (answer?.__typename === "OrderChange") setPlanned(answer);
  }

  async function press() {
    if (isBusy) return;
    const { data, error } = await cancel(input);
    setRefusal(refusalOf(data?.cancelOrder, "OrderChange", error));
    setPlanned(undefined);
  }

  return (
    <div className="stack">
      {planned ? (
        <section className="note warn stack" aria-label={t("Cancel this order?")}>
          <p className="b">{t("Cancel this order?")}</p>
          <ul>
            {consequences(planned).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="row wrap">
            <button className="btn" type="button" aria-disabled={isBusy} onClick={() => void press()}>
              {t("Yes, cancel it for good")}
            </button>
            <button className="text-btn" type="button" onClick={() => setPlanned(undefined)}>
              {t("Keep the order")}
            </button>
          </p>
        </section>
      ) : (
        <p>
          <button className="btn line small" type="button" aria-disabled={isBusy} onClick={() => void ask()}>
            {t("Cancel this order")}
          </button>{" "}
          {props.until && <span className="small soft">{t("You can until {time}.", { time: formatTime(props.until) })}</span>}
        </p>
      )}
      <Refusal message={refusal} />
    </div>
  );
}

export function consequences(change: Omit<Change, "__typename" | "id" | "order">): string[] {
  const told = [
    of(change.toCard, "{amount} goes back to what you paid with."),
    of(change.letGo, "{amount} was held on your card and is let go; nothing was taken."),
    of(change.toGiftCards, "{amount} goes back to your gift card."),
    of(change.toStoreCredit, "{amount} goes back to your store credit."),
    change.pointsBack > 0 ? t("{n} points that you paid with come back.", { n: String(change.pointsBack) }) : "",
    change.points > 0 ? t("{points} points that it earned go again.", { points: change.points }) : "",
  ].filter(Boolean);
  return [t("Nothing of it will be sent. It cannot be taken up again, but you can order anew."), ...told];
}

function of(money: { amount: string; currency: string }, sentence: string): string {
  return Number(money.amount) > 0 ? t(sentence, { amount: formatMoney(money) }) : "";
}
