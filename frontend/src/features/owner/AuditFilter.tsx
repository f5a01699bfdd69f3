/** Narrows the log; the choice stands in the address, so it can be sent to a colleague. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { SearchBox } from "~/features/desk/SearchBox";

type Chosen = { q?: string; from?: string; to?: string; actor?: string; id?: string };

export function AuditFilter({ chosen }: { chosen: Chosen }) {
  const navigate = useNavigate();

  function narrow(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, to] = ["from", "to"].map((name) => String(form.get(name)) || undefined);
    void navigate({ to: ".", search: (before: object) => ({ ...before, from, to }) });
  }

  const isNarrowed = Boolean(chosen.actor || chosen.id || chosen.from || chosen.to || chosen.q);
  return (
    <div className="row wrap log-filter">
      <SearchBox label="Search acts, values and names" value={chosen.q} />
      <form className="row wrap days" onSubmit={narrow} aria-label="Days" key={`${chosen.from} ${chosen.to}`}>
        <label>
          From <input type="date" name="from" defaultValue={chosen.from} />
        </label>
        <label>
          to <input type="date" name="to" defaultValue={chosen.to} />
        </label>
        <button className="btn line" type="submit">
          Show
        </button>
      </form>
      {isNarrowed && (
        <Link className="text-btn small" to="." search={{}}>
          Show all
        </Link>
      )}
    </div>
  );
}
