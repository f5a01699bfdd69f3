/** What a stranger sees where only a person with an account has something to see. */
import { Link, useLocation } from "@tanstack/react-router";
import { Empty } from "~/components/states";

export function LogInFirst() {
  const { href } = useLocation();
  return (
    <Empty
      level={1}
      picture="1f511"
      title="This page is yours alone."
      action={
        <p className="row wrap">
          <Link className="btn" to="/login" search={{ next: href }}>
            Log in
          </Link>
          <Link className="btn line" to="/signup" search={{ next: href }}>
            Make an account
          </Link>
        </p>
      }
    >
      Log in to see your orders, points and offers. Your cart comes with you.
    </Empty>
  );
}
