/** Privacy choices of this browser, for everybody. */
import { Link } from "@tanstack/react-router";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { Following } from "./Following";
import { GuestErasure } from "./GuestErasure";
import "~/styles/privacy.css";

export function PrivacyChoicesPage() {
  useTitle(t("Privacy choices"));
  return (
    <main id="main" className="page section narrow privacy-parts">
      <h1>{t("Privacy choices")}</h1>
      <Following />
      <GuestErasure />
      <p>
        {t("No other company learns what you do here.")} <Link to="/privacy">{t("How we treat your data")}</Link>{t(". With an account you can also")} <Link to="/account/privacy">{t("take your data with you, or have it erased")}</Link>.
      </p>
    </main>
  );
}
