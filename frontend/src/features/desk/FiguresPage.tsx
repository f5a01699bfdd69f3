/** The first figures: each with what it was computed from, by period and channel. */
import { useSearch } from "@tanstack/react-router";
import { Braces } from "lucide-react";
import { useTitle } from "~/lib/title";
import { ChannelTable } from "./ChannelTable";
import { channels, chosenOf } from "./choices";
import { FigureCards } from "./FigureCards";
import { figuresLink } from "./figuresLink";
import { MonthTable } from "./MonthTable";
import { PeriodFilter } from "./PeriodFilter";
import { readPeriod } from "./periods";

export function FiguresPage() {
  useTitle("Figures, desk");
  const { from, to, ...search } = useSearch({ from: "/deskFrame/desk/figures" });
  const channel = chosenOf(channels, search.channel);
  const period = readPeriod(from, to, new Date());
  return (
    <main id="main" className="study stack">
      <div className="row wrap">
        <div>
          <h1>How does the shop do?</h1>
          <p className="small soft">{period.label}, computed from stored events and orders.</p>
        </div>
        <a className="btn line push" href={figuresLink(period, channel)}>
          <Braces className="i s" aria-hidden="true" />
          Query
        </a>
      </div>
      <PeriodFilter period={period} channel={channel} />
      <FigureCards period={period} channel={channel} />
      <ChannelTable period={period} />
      <MonthTable channel={channel} />
    </main>
  );
}
