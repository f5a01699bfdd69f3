/** The end of a sale: the change and the receipt, or the terminal that waits for a card. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { formatMoney, isZero } from "~/lib/money";
import { MailReceipt } from "./MailReceipt";
import { changeOf } from "./change";
import { TillSaleQuery } from "./tillDocuments";
import type { Sold } from "./useSale";

const again = 1_000;

type Props = { sold: Sold; refusal?: string; isBusy: boolean; onAgain: () => void; onGiveUp: () => void; onNext: () => void };

export function SaleDone({ sold, refusal, isBusy, onAgain, onGiveUp, onNext }: Props) {
  const [{ data }, look] = useQuery({ query: TillSaleQuery, variables: { id: sold.id }, requestPolicy: "cache-and-network" });
  const order = data?.order;
  const isOver = order?.status === "CANCELLED" || Boolean(order?.status === "DELIVERED" && (order.invoice || isZero(order.totals.total)));
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => look({ requestPolicy: "network-only" }), again);
    return () => clearInterval(timer);
  }, [isOver, look]);
  const change = sold.given && changeOf(sold.given, sold.due.amount);
  return (
    <section className="stack till-done" aria-label="Sale">
      <div role="status">
        <h2>{words(order?.status)}</h2>
      </div>
      {change && <p className="till-change">Change {formatMoney({ ...sold.due, amount: change })}</p>}
      {order?.status === "PENDING" && sold.payUrl && (
        <p>
          <a className="btn line" href={sold.payUrl} target="_blank" rel="noreferrer">
            The terminal’s screen
          </a>
        </p>
      )}
      <Refusal message={refusal} />
      {order?.status === "PENDING" && (
        <p className="row wrap acts">
          {refusal && (
            <button className="btn line" type="button" onClick={onAgain}>
              Ask the terminal again
            </button>
          )}
          <button className="btn line" type="button" aria-disabled={isBusy} onClick={onGiveUp}>
            Give up this sale
          </button>
        </p>
      )}
      {order?.invoice && <MailReceipt orderId={sold.id} email={sold.email} />}
      <p className="row wrap acts">
        {order?.invoice && (
          <a className="btn line" href={order.invoice.url} target="_blank" rel="noreferrer">
            Receipt {order.invoice.number}
          </a>
        )}
        {order?.status !== "PENDING" && (
          <button className="btn" type="button" onClick={onNext}>
            Next customer
          </button>
        )}
      </p>
    </section>
  );
}

function words(status?: string): string {
  if (status === "DELIVERED") return "Sold.";
  if (status === "CANCELLED") return "Given up. Nothing was charged, and the goods are free.";
  return status ? "The terminal waits for a card." : "One moment.";
}
