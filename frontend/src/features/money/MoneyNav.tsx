/** The way between the pages about money that goes back or is owed. */
import { Link } from "@tanstack/react-router";

const parts = [
  { to: "/desk/refunds", label: "Refunds" },
  { to: "/desk/refunds/cards", label: "Gift cards" },
  { to: "/desk/refunds/credit", label: "Store credit" },
  { to: "/desk/refunds/found", label: "Payments looked into" },
] as const;

export function MoneyNav() {
  return (
    <nav className="seg" aria-label="Money">
      {parts.map(({ to, label }) => (
        <Link key={to} to={to} search={{}} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
