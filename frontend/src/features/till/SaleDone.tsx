/** The end of a sale: the change and the receipt, or the terminal that waits for a card. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { formatMoney } from "~/lib/money";
import { changeOf } from "./change";
import { TillSaleQuery } from "./tillDocuments";
import type { Sold } from "./useSale";

const again = 1_000;

type Props = { sold: Sold; refusal?: string; onAgain: () => void; onNext: () => void };

export function SaleDone({ sold, refusal, onAgain, onNext }: Props) {
  const [{ data }, look] = useQuery({ query: TillSaleQuery, variables: { id: sold.id }, requestPolicy: "cache-and-network" });
  const order = data?.order;
  const isOver = order?.status === "CANCELLED" || Boolean(order?.status === "DELIVERED" && order.invoice);
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => look({ requestPolicy: "network-only" }), again);
    return () => clearInterval(timer);
  }, [isOver, look]);
  const change = sold.given && changeOf(sold.given, sold.total);
  return (
    <section className="stack till-done" aria-label="Sale">
      <div role="status">
        <h2>{words(order?.status)}</h2>
      </div>
      {change && <p className="till-change">Change {formatMoney({ amount: change, currency: sold.currency })}</p>}
      {order?.status === "PENDING" && sold.payUrl && (
        <p>
          <a className="btn line" href={sold.payUrl} target="_blank" rel="noreferrer">
            The terminal’s screen
          </a>
        </p>
      )}
      <Refusal message={refusal} />
      {refusal && (
        <button className="btn line" type="button" onClick={onAgain}>
          Ask the terminal again
        </button>
      )}
      <p className="row wrap acts">
        {order?.invoice && (
          <a className="btn line" href={order.invoice.url} target="_blank" rel="noreferrer">
            Receipt {order.invoice.number}
          </a>
        )}
        <button className="btn" type="button" onClick={onNext}>
          Next customer
        </button>
      </p>
    </section>
  );
}

function words(status?: string): string {
  if (status === "DELIVERED") return "Sold.";
  if (status === "CANCELLED") return "Given up: nobody held a card to the terminal.";
  return status ? "The terminal waits for a card." : "One moment.";
}
