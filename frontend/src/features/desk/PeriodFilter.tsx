/** Chooses the span of days and the channel; both stand in the address. */
import { Link, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import type { OrderChannel } from "~/gql/graphql";
import { channels } from "./choices";
import { channelWords } from "./figuresDocument";
import { daysOf } from "./periods";
import type { Span } from "./periods";

export function PeriodFilter(props: { period: Span; channel?: OrderChannel }) {
  return (
    <div className="row wrap">
      <Days key={props.period.from + props.period.to} period={props.period} />
      <div className="filter" role="group" aria-label="Channel">
        {[undefined, ...channels].map((channel) => (
          <Link
            key={channel ?? "all"}
            className={channel === props.channel ? "chip on" : "chip"}
            to="/desk/figures"
            search={(before: object) => ({ ...before, channel })}
            aria-current={channel === props.channel ? "true" : undefined}
            activeProps={{}}
          >
            {channel ? channelWords[channel] : "All channels"}
          </Link>
        ))}
      </div>
    </div>
  );
}

function Days({ period }: { period: Span }) {
  const { first, last } = daysOf(period);
  const navigate = useNavigate();

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = { from: String(form.get("from")), to: String(form.get("to")) };
    void navigate({ to: "/desk/figures", search: (before: object) => ({ ...before, ...days }) });
  }

  return (
    <form className="row wrap days" onSubmit={show}>
      <label className="row">
        From <input type="date" name="from" defaultValue={first} required />
      </label>
      <label className="row">
        to <input type="date" name="to" defaultValue={last} required />
      </label>
      <button className="btn line" type="submit">
        Show
      </button>
    </form>
  );
}
