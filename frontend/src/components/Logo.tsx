/** The shelf ticket with the P. */
import { Link } from "@tanstack/react-router";
import { shopName } from "~/lib/title";

export function Logo() {
  return (
    <Link className="logo" to="/" aria-label={`${shopName}, home`}>
      <svg viewBox="0 0 34 34" aria-hidden="true">
        <path
          d="M6 4h14.2a4 4 0 0 1 2.9 1.2l7.4 8a4 4 0 0 1 0 5.5l-7.4 8a4 4 0 0 1-2.9 1.3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Z"
          transform="translate(0 1)"
          fill="#ffcb2e"
        />
        <circle cx="24.4" cy="17" r="2.3" fill="#4a1942" />
        <path
          d="M9 24.5V10h5.4a4.7 4.7 0 0 1 0 9.5h-2"
          fill="none"
          stroke="#4a1942"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span aria-hidden="true">{shopName}</span>
    </Link>
  );
}
