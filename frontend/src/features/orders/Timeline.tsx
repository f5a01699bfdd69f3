/** What has happened to the order, the latest first. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { t } from "~/lib/words";

const TimelineFragment = graphql(`
  fragment Timeline on Order {
    id
    timeline { status title at }
  }
`);

export function Timeline(props: { order: FragmentType<typeof TimelineFragment> }) {
  const { timeline } = readFragment(TimelineFragment, props.order);
  if (timeline.length === 0) return null;
  const latestFirst = timeline.toReversed();
  return (
    <section aria-labelledby="happened">
      <h2 id="happened" className="part-head">
        {t("What has happened")}
      </h2>
      <ol className="trail">
        {latestFirst.map((entry, place) => (
          <li key={`${entry.status}${entry.at}`} aria-current={place === 0 ? "step" : undefined}>
            <span className="b">{entry.title}</span>
            <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
