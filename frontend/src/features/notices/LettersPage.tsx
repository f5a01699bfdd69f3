/** For staff: notices that nobody took, to send again; and every mail, as it is read. */
import { useMutation, useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Refusal } from "~/components/Refusal";
import { Empty, Failed, LineBones } from "~/components/states";
import type { DeadLettersQuery as Data } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { DeadLettersQuery, ResendNoticeMutation } from "./letterDocuments";
import { MailSamples } from "./MailSamples";

export function LettersPage() {
  useTitle("Notices, desk");
  return (
    <main id="main" className="owner stack">
      <h1>Notices that did not arrive</h1>
      <Pages>{(page) => <Part {...page} />}</Pages>
      <MailSamples />
    </main>
  );
}

function Part({ after, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: DeadLettersQuery, variables: { after }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />;
  const { nodes, pageInfo, totalCount } = data.deadLetters;
  if (nodes.length === 0) return <Empty picture="1f4e6" title="All of them went out." />;
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "notice")}</p>}
      <ul className="cards">
        {nodes.map((letter) => (
          <DeadLetter key={letter.id} letter={letter} onSent={reload} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show older" />
    </>
  );
}

function DeadLetter({ letter, onSent }: { letter: Data["deadLetters"]["nodes"][number]; onSent: () => void }) {
  const [{ data, error, fetching }, resend] = useMutation(ResendNoticeMutation);
  const { id, headline, orderNumber, channel, recipient, failedAt, attempts, problem } = letter;
  const refusal = data || error ? refusalOf(data?.resendNotice, "Notice", error) : undefined;

  async function press() {
    if (fetching) return;
    const answer = await resend({ input: { noticeId: id } });
    if (answer.data?.resendNotice.__typename === "Notice") onSent();
  }

  return (
    <li className="stack">
      <div className="row wrap">
        <b className="b">
          {headline}, order {orderNumber}
        </b>
        <span>
          {channel === "PUSH" ? "to a browser" : <bdi>{recipient}</bdi>}
        </span>
        <button className="btn line push" type="button" aria-disabled={fetching} onClick={() => void press()}>
          Send again
        </button>
      </div>
      <p className="tiny soft">
        Given up {failedAt && formatMoment(failedAt)} after {count(attempts, "try", "tries")}: {problem}
      </p>
      <Refusal message={refusal} />
    </li>
  );
}
