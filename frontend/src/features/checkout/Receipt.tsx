/** Everything that is about to be paid, line by line. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Picture } from "~/components/Picture";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import type { CartContentsFragment as Cart, CheckoutQuery as Answer } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoney, isZero, negate } from "~/lib/money";
import { withoutSize } from "~/lib/names";
import { t } from "~/lib/words";

type Method = Answer["checkout"]["deliveryMethods"][number];

export function Receipt(props: { cart: Cart; method?: Method; children: ReactNode }) {
  const { cart } = props;
  return (
    <div className="receipt">
      <div className="stack">
        <div className="row">
          <h2 className="receipt-title">{t("Your receipt")}</h2>
          <Link className="small b push" to="/cart">
            {t("Edit")}<span className="vh"> {t("the cart")}</span>
          </Link>
        </div>
        <ul className="stack minis">
          {cart.lines.map((line) => (
            <li className="mini" key={line.id}>
              {line.product ? <Picture {...line.product} /> : <span />}
              <span className="small">
                {line.product ? withoutSize(line.product.name, line.product.size) : t("No longer sold")}
                <span className="soft tiny">{line.product?.size}</span>
              </span>
              <span className="small soft">{line.quantity > 1 && `× ${line.quantity}`}</span>
              <span className="small b">{formatMoney(line.total)}</span>
            </li>
          ))}
        </ul>
        <Sum lines={sums(cart, props.method)} />
        {props.children}
      </div>
    </div>
  );
}

/** With a way of delivery, these are the numbers that are charged: the shop worked them out. */
function sums(cart: Cart, method?: Method): SumLine[] {
  const totals = method?.totals ?? cart.totals;
  const lines: SumLine[] = [{ label: count(cart.quantity, "product"), amount: formatMoney(totals.subtotal) }];
  if (!isZero(totals.discount)) {
    lines.push({ label: cart.offer?.name ?? t("Offer"), amount: formatMoney(negate(totals.discount)), look: "off" });
  }
  if (method) lines.push({ label: method.name, amount: isZero(totals.shipping) ? t("Free") : formatMoney(totals.shipping) });
  if (!totals.taxIsIncluded) lines.push({ label: t("Sales tax"), amount: formatMoney(totals.tax) });
  lines.push({ label: t("To pay"), amount: formatMoney(totals.total), look: "total" });
  if (totals.taxIsIncluded) lines.push({ label: t("Tax in it"), amount: formatMoney(totals.tax) });
  return lines;
}
