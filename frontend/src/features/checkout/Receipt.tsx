/** Everything that is about to be paid, line by line. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Picture } from "~/components/Picture";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import type { CartContentsFragment as Cart } from "~/gql/graphql";
import { count } from "~/lib/count";
import { addMoney, formatMoney, isZero, negate } from "~/lib/money";
import type { Money } from "~/lib/money";
import { withoutSize } from "~/lib/names";

type Method = { name: string; price: Money };

export function Receipt(props: { cart: Cart; method?: Method; children: ReactNode }) {
  const { cart } = props;
  return (
    <div className="receipt">
      <div className="stack">
        <div className="row">
          <h2 className="receipt-title">Your receipt</h2>
          <Link className="small b push" to="/cart">
            Edit<span className="vh"> the cart</span>
          </Link>
        </div>
        <ul className="stack minis">
          {cart.lines.map((line) => (
            <li className="mini" key={line.id}>
              {line.product ? <Picture {...line.product} /> : <span />}
              <span className="small">
                {line.product ? withoutSize(line.product.name, line.product.size) : "No longer sold"}
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

/** The cart's own sum has no delivery in it yet, or another one: put the chosen one in its place. */
export function payable(cart: Cart, delivery: Money): Money {
  return addMoney(cart.totals.total, negate(cart.totals.shipping), delivery);
}

function sums(cart: Cart, method?: Method): SumLine[] {
  const { totals } = cart;
  const lines: SumLine[] = [{ label: count(cart.quantity, "product"), amount: formatMoney(totals.subtotal) }];
  if (!isZero(totals.discount)) {
    lines.push({ label: cart.offer?.name ?? "Offer", amount: formatMoney(negate(totals.discount)), look: "off" });
  }
  if (method) lines.push({ label: method.name, amount: isZero(method.price) ? "Free" : formatMoney(method.price) });
  if (!totals.taxIsIncluded) lines.push({ label: "Sales tax", amount: formatMoney(totals.tax) });
  const total = method ? payable(cart, method.price) : totals.total;
  lines.push({ label: "To pay", amount: formatMoney(total), look: "total" });
  return lines;
}
