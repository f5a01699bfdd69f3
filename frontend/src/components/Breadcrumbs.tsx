/** Where one is, from the front door. */
import { Link } from "@tanstack/react-router";

export function Breadcrumbs(props: { aisles: { name: string; slug: string }[]; here?: string }) {
  return (
    <nav className="crumbs" aria-label="You are here">
      <ol>
        <li>
          <Link to="/">Shop</Link>
        </li>
        {props.aisles.map((aisle) => (
          <li key={aisle.slug}>
            <Link to="/c/$slug" params={{ slug: aisle.slug }}>
              {aisle.name}
            </Link>
          </li>
        ))}
        {props.here && <li aria-current="page">{props.here}</li>}
      </ol>
    </nav>
  );
}
