/** What found nothing, most often first, each with a way to say what it means. */
import type { WordsQuery } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";

type Props = { missed: WordsQuery["missedSearches"]; onChoose: (text: string) => void };

export function MissedSearches({ missed, onChoose }: Props) {
  return (
    <section className="stack" aria-labelledby="missed">
      <h2 id="missed">Searched for in vain</h2>
      <p className="small soft">
        In the last 30 days, twice or more. What looks like an address or a telephone number is left out.
      </p>
      {missed.length === 0 && <p className="soft">Nothing: all that was searched for found something.</p>}
      <ul className="cards">
        {missed.map((one) => (
          <li className="plate" key={one.text}>
            <p className="b">
              <bdi>{one.text}</bdi>
            </p>
            <p className="small soft">
              {count(one.searches, "search", "searches")}, last {formatMoment(one.lastAt)}
            </p>
            <button className="text-btn small" type="button" onClick={() => onChoose(one.text)}>
              Say what it means<span className="vh">: {one.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
