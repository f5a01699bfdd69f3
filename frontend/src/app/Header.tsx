/** Logo, search, account and basket, and the aisles below. */
import { Link } from "@tanstack/react-router";
import { ShoppingBasket, UserRound } from "lucide-react";
import { useQuery } from "urql";
import { Logo } from "~/components/Logo";
import { graphql } from "~/gql";
import { formatMoney } from "~/lib/money";

const FrameQuery = graphql(`
  query Frame {
    me { id name roles }
    categories { id name slug }
    cart { id quantity totals { total { amount currency } } }
  }
`);

export function Header() {
  const [{ data }] = useQuery({ query: FrameQuery });
  return (
    <header className="top">
      <div className="page bar">
        <Logo />
        <Link className="round ghost wide-only" to="/account" aria-label={data?.me ? `Account of ${data.me.name}` : "Log in"}>
          <UserRound className="i" />
        </Link>
        <Link className="btn basket" to="/cart">
          <ShoppingBasket className="i" />
          {data?.cart && <span>{formatMoney(data.cart.totals.total)}</span>}
          <span className="n">{data?.cart?.quantity ?? 0}</span>
          <span className="vh">products in your cart</span>
        </Link>
      </div>
      <nav className="page aisles" aria-label="Aisles">
        {data?.categories.map((aisle) => (
          <Link key={aisle.id} to="/c/$slug" params={{ slug: aisle.slug }}>
            {aisle.name}
          </Link>
        ))}
      </nav>
    </header>
  );
}
