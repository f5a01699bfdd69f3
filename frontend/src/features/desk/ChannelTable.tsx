/** The chosen period, channel by channel. */
import { channels } from "./choices";
import { channelWords } from "./figuresDocument";
import { FigureRow, FigureTable } from "./FigureTable";
import type { Span } from "./periods";

export function ChannelTable({ period }: { period: Span }) {
  return (
    <FigureTable title="By channel" first="Channel">
      {channels.map((channel) => (
        <FigureRow key={channel} name={channelWords[channel]} span={period} channel={channel} />
      ))}
      <FigureRow name="All" span={period} />
    </FigureTable>
  );
}
