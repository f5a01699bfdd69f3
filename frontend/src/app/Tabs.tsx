/** The way around on a phone. */
import { Link } from "@tanstack/react-router";
import { LayoutGrid, ShoppingBasket, Store, UserRound } from "lucide-react";
import { t } from "~/lib/words";

export function Tabs() {
  return (
    <nav className="tabs" aria-label={t("Main")}>
      <Link to="/" activeOptions={{ exact: true }}>
        <Store className="i" />
        {t("Shop")}
      </Link>
      <Link to="/aisles">
        <LayoutGrid className="i" />
        {t("Aisles")}
      </Link>
      <Link to="/cart">
        <ShoppingBasket className="i" />
        {t("Cart")}
      </Link>
      <Link to="/account">
        <UserRound className="i" />
        {t("You")}
      </Link>
    </nav>
  );
}
