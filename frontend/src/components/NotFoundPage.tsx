/** An address that leads nowhere. */
import { Link } from "@tanstack/react-router";
import { Empty } from "./states";
import { useTitle } from "~/lib/title";

export default function NotFoundPage() {
  useTitle("Not found");
  return (
    <main id="main" className="page section">
      <Empty
        level={1}
        picture="1f9ed"
        title="No such shelf."
        action={
          <Link className="btn" to="/aisles">
            See all aisles
          </Link>
        }
      >
        This address leads nowhere. The goods are where they were.
      </Empty>
    </main>
  );
}
