/** Little around the checkout, so that nothing leads away from it by accident. */
import { Link, Outlet } from "@tanstack/react-router";
import { Logo } from "~/components/Logo";
import { t } from "~/lib/words";

export function CheckoutFrame() {
  return (
    <>
      <a className="skip" href="#main">
        {t("Skip to checkout")}
      </a>
      <header className="simple-top">
        <div className="page">
          <Logo />
          <Link className="push small b" to="/cart">
            {t("Back to cart")}
          </Link>
        </div>
      </header>
      <Outlet />
    </>
  );
}
