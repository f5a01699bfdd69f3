/** Looks among one's own orders, by a number or a product and by how far along they are. */
import { Search } from "lucide-react";
import type { FormEvent } from "react";
import type { OrderState } from "~/gql/graphql";
import { t } from "~/lib/words";

export type Looked = { search?: string; state?: OrderState };

const states: Record<OrderState, string> = {
  OPEN: "Open",
  ON_ITS_WAY: "On the way",
  READY: "Ready to collect",
  DELIVERED: "Delivered",
  RETURNED: "Sent back",
  CANCELLED: "Cancelled",
};

export function OrderSearch({ looked, onLook }: { looked: Looked; onLook: (looked: Looked) => void }) {
  function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const search = String(new FormData(event.currentTarget).get("q")).trim() || undefined;
    onLook({ ...looked, search });
  }
  const choices: (OrderState | undefined)[] = [undefined, ...(Object.keys(states) as OrderState[])];
  return (
    <div className="stack">
      <form className="row" role="search" aria-label={t("Orders")} onSubmit={look}>
        <span className="field push">
          <input type="search" name="q" maxLength={80} aria-label={t("Number or product")} placeholder={t("Number or product")} defaultValue={looked.search} />
        </span>
        <button className="btn line small" type="submit">
          <Search className="i s" aria-hidden="true" /> {t("Find")}
        </button>
      </form>
      <div className="row wrap" role="group" aria-label={t("Show")}>
        {choices.map((state) => (
          <button
            key={state ?? "all"}
            className={state === looked.state ? "chip on" : "chip"}
            type="button"
            aria-pressed={state === looked.state}
            onClick={() => onLook({ ...looked, state })}
          >
            {t(state ? states[state] : "All of them")}
          </button>
        ))}
      </div>
    </div>
  );
}
