/** An address that leads nowhere. */
import { Link } from "@tanstack/react-router";
import { t } from "~/lib/words";
import { Empty } from "./states";
import { useTitle } from "~/lib/title";

export default function NotFoundPage() {
  useTitle(t("Not found"));
  return (
    <main id="main" className="page section">
      <Empty
        level={1}
        picture="1f9ed"
        title={t("No such shelf.")}
        action={
          <Link className="btn" to="/aisles">
            {t("See all aisles")}
          </Link>
        }
      >
        {t("This address leads nowhere. The goods are where they were.")}
      </Empty>
    </main>
  );
}
