/** What a stranger sees where only a person with an account has something to see. */
import { Link, useLocation } from "@tanstack/react-router";
import { Empty } from "~/components/states";
import { t } from "~/lib/words";

export function LogInFirst() {
  const { href } = useLocation();
  return (
    <Empty
      level={1}
      picture="1f511"
      title={t("This page is yours alone.")}
      action={
        <p className="row wrap">
          <Link className="btn" to="/login" search={{ next: href }}>
            {t("Log in")}
          </Link>
          <Link className="btn line" to="/signup" search={{ next: href }}>
            {t("Make an account")}
          </Link>
          <Link className="text-btn" to="/orders/find">
            {t("Find an order by its number")}
          </Link>
        </p>
      }
    >
      {t("Log in to see your orders, points and offers. Your cart comes with you.")}
    </Empty>
  );
}
