/** What a shopper can do about one order of a list, without opening it. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const CancelOrder = lazy(() => import("./CancelOrder").then((found) => ({ default: found.CancelOrder })));
const ChangeAddress = lazy(() => import("./ChangeAddress").then((found) => ({ default: found.ChangeAddress })));
const BuyAgain = lazy(() => import("./BuyAgain").then((found) => ({ default: found.BuyAgain })));

const OrderActionsFragment = graphql(`
  fragment OrderActions on Order {
    id
    number
    availableActions { kind until }
    invoice { number url }
  }
`);

export function OrderActions(props: { order: FragmentType<typeof OrderActionsFragment> }) {
  const { id, number, availableActions, invoice } = readFragment(OrderActionsFragment, props.order);
  const [isOpen, setIsOpen] = useState(false);
  const can = new Map(availableActions.map((one) => [one.kind, one]));
  const more = (["CHANGE_ADDRESS", "CANCEL", "REORDER"] as const).filter((kind) => can.has(kind));
  const of = <span className="vh">{t(": order {number}", { number })}</span>;
  return (
    <>
      <p className="row wrap order-acts">
        {can.has("PAY") && (
          <Link className="text-btn small" to="/orders/$orderId" params={{ orderId: id }}>
            {t("Pay now")}
            {of}
          </Link>
        )}
        {can.has("RETURN") && (
          <Link className="text-btn small" to="/returns/new" search={{ order: id }}>
            {t("Return")}
            <span className="vh"> {t("something from order {number}", { number })}</span>
          </Link>
        )}
        {invoice && (
          <a className="text-btn small" href={invoice.url} target="_blank" rel="noreferrer">
            {t("Invoice")}
            {of}
          </a>
        )}
        {can.has("ASK") && (
          <Link className="text-btn small" to="/tickets/new" search={{ order: id }}>
            {t("Get help with this order")}
            {of}
          </Link>
        )}
        {more.length > 0 && (
          <button className="text-btn small" type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(more.includes("CANCEL") ? "Change or cancel" : "Buy again")}
            {of}
          </button>
        )}
        <Link className="text-btn small" to="/orders/$orderId" params={{ orderId: id }}>
          {t("See it")}
          {of}
        </Link>
      </p>
      {isOpen && (
        <Suspense>
          <div className="stack">
            {can.has("CHANGE_ADDRESS") && <ChangeAddress orderId={id} />}
            {can.has("CANCEL") && <CancelOrder orderId={id} until={can.get("CANCEL")?.until ?? null} />}
            {can.has("REORDER") && <BuyAgain orderId={id} />}
          </div>
        </Suspense>
      )}
    </>
  );
}
