/** Until when the goods are kept for this shopper, and what happened when that is over. */
import { Link } from "@tanstack/react-router";
import { Clock } from "lucide-react";
import { Note } from "~/components/Note";
import { formatTime } from "~/lib/dates";
import { t } from "~/lib/words";
import type { Held } from "./useHold";

export function Hold({ held, onAgain }: { held: Held; onAgain: () => void }) {
  return (
    <div role="status">
      {held.problem && (
        <Note tone="warn">
          {held.problem} <Link to="/cart">{t("Look at your cart")}</Link>{t(", then come back. Nothing was charged.")}
        </Note>
      )}
      {held.until && held.isOver && (
        <Note tone="warn">
          {t("Your goods are not kept any more; others can buy them.")}{" "}
          <button className="text-btn" type="button" onClick={onAgain}>
            {t("Keep them again")}
          </button>
        </Note>
      )}
      {held.until && !held.isOver && (
        <p className="small soft row">
          <Clock className="i s" aria-hidden="true" />
          <span>
            {t("Kept for you until")} <b className="b">{formatTime(held.until)}</b>.
          </span>
        </p>
      )}
    </div>
  );
}
