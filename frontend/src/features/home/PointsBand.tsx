/** Points so far; for strangers, what they are missing. */
import { Link } from "@tanstack/react-router";
import { count } from "~/lib/count";
import { t } from "~/lib/words";

export default function PointsBand(props: { balance?: number }) {
  const isMember = props.balance !== undefined;
  return (
    <section className="page section" aria-label={t("Your points")}>
      <div className="band">
        <div>
          <p className="small soft">{t(isMember ? "Your card" : "For members")}</p>
          <h2>{isMember ? t("{points} so far.", { points: count(props.balance ?? 0, "point") }) : t("Your shopping adds up.")}</h2>
        </div>
        <p className="soft">
          {t(
            isMember
              ? "Each order adds to them. Every movement is in your account, with the order it came from."
              : "Members earn points with each order, get offers of their own, and find their usual things at the door.",
          )}
        </p>
        {isMember ? (
          <Link className="btn yolk" to="/account">
            {t("See each movement")}
          </Link>
        ) : (
          <Link className="btn yolk" to="/signup">
            {t("Join")}
          </Link>
        )}
      </div>
    </section>
  );
}
