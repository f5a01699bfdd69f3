/** Privacy choices of this browser, for everybody. */
import { Link } from "@tanstack/react-router";
import { useTitle } from "~/lib/title";
import { Following } from "./Following";
import { GuestErasure } from "./GuestErasure";
import "~/styles/privacy.css";

export function PrivacyChoicesPage() {
  useTitle("Privacy choices");
  return (
    <main id="main" className="page section narrow privacy-parts">
      <h1>Privacy choices</h1>
      <Following />
      <GuestErasure />
      <p>
        No other company learns what you do here. <Link to="/privacy">How we treat your data</Link>. With an account you can
        also <Link to="/account/privacy">take your data with you, or have it erased</Link>.
      </p>
    </main>
  );
}
