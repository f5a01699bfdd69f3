/** Logo, search, account and basket, and the aisles below. */
import { Link, useParams } from "@tanstack/react-router";
import { ShoppingBasket, UserRound } from "lucide-react";
import { useQuery } from "urql";
import { Logo } from "~/components/Logo";
import { useCart } from "~/features/cart/CartProvider";
import { firstName, useMe } from "~/features/identity/me";
import { SearchBox } from "~/features/search/SearchBox";
import { graphql } from "~/gql";
import { count } from "~/lib/count";
import { formatMoney } from "~/lib/money";
import { named, t } from "~/lib/words";

const AislesQuery = graphql(`
  query Aisles {
    categories { id name nameDe slug }
  }
`);

export function Header() {
  return (
    <header className="top">
      <div className="page bar">
        <Logo />
        <SearchBox />
        <AccountLink />
        <Basket />
      </div>
      <Aisles />
    </header>
  );
}

function AccountLink() {
  const me = useMe();
  if (me === null) {
    return (
      <Link className="slot" to="/login">
        <UserRound className="i" />
        <b>{t("Log in")}</b>
      </Link>
    );
  }
  const points = me?.customer?.loyalty?.balance;
  return (
    <Link className="slot" to="/account" aria-label={me ? t("Account of {name}", me) : t("Account")}>
      <UserRound className="i" />
      {me && (
        <span className="who b">
          <b>{firstName(me.name)}</b>
          {points !== undefined && <span>{count(points, "point")}</span>}
        </span>
      )}
    </Link>
  );
}

function Basket() {
  const { cart, count: quantity } = useCart();
  return (
    <Link className="btn basket" to="/cart">
      <ShoppingBasket className="i" />
      {cart && quantity > 0 && <span>{formatMoney(cart.totals.subtotal)}</span>}
      <span className="n">{quantity}</span>
      <span className="vh">{t(quantity === 1 ? "product in your cart" : "products in your cart")}</span>
    </Link>
  );
}

function Aisles() {
  const [{ data }] = useQuery({ query: AislesQuery });
  const here = useParams({ strict: false, select: (params) => params.slug });
  return (
    <nav className="page aisles" aria-label={t("Aisles")}>
      {data?.categories.map((aisle) => (
        <Link
          key={aisle.id}
          to="/c/$slug"
          params={{ slug: aisle.slug }}
          aria-current={here === aisle.slug ? "true" : undefined}
        >
          {named(aisle)}
        </Link>
      ))}
      <Link className="all" to="/aisles">
        {t("All aisles")}
      </Link>
    </nav>
  );
}
