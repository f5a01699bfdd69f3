/** The cart: what is in it, what it costs, and what would round it off. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { Empty, Failed, LineBones } from "~/components/states";
import { useMe } from "~/features/identity/me";
import { Recommended } from "~/features/recommendations/BelowTheFold";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { count } from "~/lib/count";
import { logEvent } from "~/lib/events";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { CartLine } from "./CartLine";
import { useCart } from "./CartProvider";
import { CartReceipt } from "./CartReceipt";
import { useReport } from "./cartReport";
import "~/styles/cart.css";
import "~/styles/checkout.css";

const CartNews = lazy(() => import("./CartNews"));
const CartBeside = lazy(() => import("./CartBeside"));

/** Told until it is acknowledged, in words of its own; all else stops the order. */
const news = ["PRICE_UP", "PRICE_DOWN", "CART_LINE_ADJUSTED", "CART_LINE_LEFT_OUT"];

export function CartPage() {
  const { cart, count: quantity, isFailed, retry } = useCart();
  const me = useMe();
  useTitle(t("Your cart"));
  useEffect(() => logEvent({ name: "CART_VIEWED" }), []);

  return (
    <main id="main" className="page section cart-page">
      <h1>
        {t("Your cart")} {quantity > 0 && <span className="soft cart-count">{count(quantity, "product")}</span>}
      </h1>
      <Suspense>{cart !== undefined && <News cart={cart} />}</Suspense>
      {isFailed && <Failed onRetry={retry} />}
      {cart === undefined && !isFailed && <LineBones count={6} />}
      {cart !== undefined && (cart?.lines.length ? <Filled cart={cart} isGuest={me === null} /> : <Nothing isGuest={me === null} />)}
      <Suspense>{cart !== undefined && <CartBeside isFilled={quantity > 0} />}</Suspense>
      <Recommended placement="CART" title={quantity > 0 ? t("Would round this off") : t("To begin with")} popularTitle={t("Bought by many")} isInPage />
    </main>
  );
}

/** Most carts have none, and load no code for it. */
function News({ cart }: { cart: Contents | null }) {
  const report = useReport();
  const isNew = cart?.warnings.some(({ code }) => news.includes(code)) || cart?.merge;
  return report || isNew ? <CartNews cart={cart} /> : null;
}

function Filled(props: { cart: Contents; isGuest: boolean }) {
  const { cart } = props;
  return (
    <div className="checkout">
      <div className="stack">
        {cart.warnings.filter(({ code }) => !news.includes(code)).map((warning) => (
          <p className="note warn" role="status" key={`${warning.code} ${warning.target}`}>
            {warning.message}
          </p>
        ))}
        <ul className="cart-lines">
          {cart.lines.map((line) => (
            <CartLine key={line.id} line={line} />
          ))}
        </ul>
        {props.isGuest && (
          <p className="small soft">
            {t("Have an account?")}{" "}
            <Link to="/login" search={{ next: "/cart" }}>
              {t("Log in")}
            </Link>{" "}
            {t("and this cart comes along.")}
          </p>
        )}
      </div>
      <CartReceipt cart={cart} />
    </div>
  );
}

function Nothing(props: { isGuest: boolean }) {
  return (
    <div className="cart-empty">
      <Empty
        picture="1f9fa"
        title={t("Nothing in here yet.")}
        action={
          <Link className="btn" to="/aisles">
            {t("Walk the aisles")}
          </Link>
        }
      >
        {props.isGuest ? t("If you filled one on another device, log in and it is here.") : t("Your usual things wait at the front door.")}
      </Empty>
    </div>
  );
}
