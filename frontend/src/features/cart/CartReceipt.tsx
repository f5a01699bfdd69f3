/** What the cart costs, to the cent, as the server says. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoney, isZero, negate } from "~/lib/money";
import { t } from "~/lib/words";
import { useCart } from "./CartProvider";

const OfferCode = lazy(() => import("./OfferCode"));

export function CartReceipt(props: { cart: Contents }) {
  const { cart } = props;
  const { isPending } = useCart();
  const blocked = cart.lines.some((line) => !line.isAvailable);
  return (
    <aside aria-label={t("What it costs")}>
      <div className="receipt">
        <div className="stack">
          <div className={isPending ? "pending" : undefined} aria-busy={isPending}>
            <Sum lines={cartSums(cart)} />
          </div>
          <Suspense fallback={<p className="small b">{t("I have an offer code")}</p>}>
            <OfferCode version={cart.version} />
          </Suspense>
          {blocked ? (
            <p className="note warn">{t("Some things are no longer to be had. Change those lines, then go on.")}</p>
          ) : (
            <Link className="btn wide last-step" to="/checkout">
              {t("Check out, {amount}", { amount: formatMoney(cart.totals.total) })}
            </Link>
          )}
          <p className="tiny soft centred">{t("Delivery is added in the next step.")}</p>
        </div>
      </div>
    </aside>
  );
}

export function cartSums(cart: Contents): SumLine[] {
  const { totals } = cart;
  const lines: SumLine[] = [{ label: count(cart.quantity, "product"), amount: formatMoney(totals.subtotal) }];
  if (!isZero(totals.discount)) {
    lines.push({ label: cart.offer?.name ?? t("Offer"), amount: formatMoney(negate(totals.discount)), look: "off" });
  }
  lines.push({ label: totals.taxIsIncluded ? t("Tax included") : t("Sales tax"), amount: formatMoney(totals.tax) });
  lines.push({ label: t("Before delivery"), amount: formatMoney(totals.total), look: "total" });
  return lines;
}
