/** The way around on a phone. */
import { Link } from "@tanstack/react-router";
import { LayoutGrid, ShoppingBasket, Store, UserRound } from "lucide-react";

export function Tabs() {
  return (
    <nav className="tabs" aria-label="Main">
      <Link to="/" activeOptions={{ exact: true }}>
        <Store className="i" />
        Shop
      </Link>
      <Link to="/aisles">
        <LayoutGrid className="i" />
        Aisles
      </Link>
      <Link to="/cart">
        <ShoppingBasket className="i" />
        Cart
      </Link>
      <Link to="/account">
        <UserRound className="i" />
        You
      </Link>
    </nav>
  );
}
