/** The chosen channel, month by month. */
import { useMemo } from "react";
import type { OrderChannel } from "~/gql/graphql";
import { channelWords } from "./figuresDocument";
import { FigureRow, FigureTable } from "./FigureTable";
import { lastMonths } from "./periods";

export function MonthTable({ channel }: { channel?: OrderChannel }) {
  const months = useMemo(() => lastMonths(6, new Date()), []);
  return (
    <FigureTable title={`By month, ${channel ? channelWords[channel].toLowerCase() : "all channels"}`} first="Month">
      {months.map((month) => (
        <FigureRow key={month.from} name={month.label} span={month} channel={channel} />
      ))}
    </FigureTable>
  );
}
