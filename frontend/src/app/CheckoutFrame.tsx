/** Little around the checkout, so that nothing leads away from it by accident. */
import { Link, Outlet } from "@tanstack/react-router";
import { Logo } from "~/components/Logo";

export function CheckoutFrame() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to checkout
      </a>
      <header className="simple-top">
        <div className="page">
          <Logo />
          <Link className="push small b" to="/cart">
            Back to cart
          </Link>
        </div>
      </header>
      <Outlet />
    </>
  );
}
