/** Where one is, from the front door. */
import { Link } from "@tanstack/react-router";
import { named, t } from "~/lib/words";

export function Breadcrumbs(props: { aisles: { name: string; nameDe: string | null; slug: string }[]; here?: string }) {
  return (
    <nav className="crumbs" aria-label={t("You are here")}>
      <ol>
        <li>
          <Link to="/">{t("Shop")}</Link>
        </li>
        {props.aisles.map((aisle) => (
          <li key={aisle.slug}>
            <Link to="/c/$slug" params={{ slug: aisle.slug }}>
              {named(aisle)}
            </Link>
          </li>
        ))}
        {props.here && <li aria-current="page">{props.here}</li>}
      </ol>
    </nav>
  );
}
