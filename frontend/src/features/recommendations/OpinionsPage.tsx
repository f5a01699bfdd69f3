/** What one said of suggestions, each to be taken back; and whether they follow one's own shopping. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { OpinionsQuery as Data } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { say } from "~/lib/toast";
import { named, t } from "~/lib/words";
import { ChoosePersonalisationMutation, OpinionsQuery, WithdrawOpinionMutation } from "./opinionDocuments";

type Opinion = Data["opinions"]["nodes"][number];

const words: Record<Opinion["verdict"], string> = {
  NOT_FOR_ME: "Not for me",
  OWNED: "I have it already",
  GOOD: "Good",
  HIDE_MAKER: "Maker hidden",
};

export default function OpinionsPage() {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, load] = useQuery({ query: OpinionsQuery, variables: { after }, requestPolicy: "cache-and-network" });
  useTitle(t("Your suggestions"));
  const reload = () => load({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />;
  const { nodes, pageInfo } = data.opinions;
  return (
    <div className="stack">
      <h2>{t("Your suggestions")}</h2>
      <Personal isOn={data.personalisation.isOn} />
      {nodes.length === 0 && <p className="soft">{t("You said nothing of any suggestion yet. The cross beside one takes it away.")}</p>}
      <ul className="stack lines">
        {nodes.map((one) => (
          <li key={one.id}>
            <Said opinion={one} onDone={reload} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p>
          <button className="btn line" type="button" onClick={() => setAfter(pageInfo.endCursor ?? null)}>
            {t("Show earlier ones")}
          </button>
        </p>
      )}
    </div>
  );
}

function Personal({ isOn }: { isOn: boolean }) {
  const [{ fetching }, choose] = useMutation(ChoosePersonalisationMutation);
  const [chosen, setChosen] = useState(isOn);

  async function press(next: boolean) {
    setChosen(next);
    const { data } = await choose({ input: { isOn: next } });
    if (!data) {
      setChosen(!next);
      say(t("That did not reach us. Nothing has changed; try again."));
    }
  }

  return (
    <p>
      <label>
        <input type="checkbox" checked={chosen} disabled={fetching} onChange={(event) => void press(event.target.checked)} />{" "}
        {t("Choose suggestions by what I buy and look at")}
      </label>
      <br />
      <span className="soft">{t("Otherwise you see what many buy, in this browser and in your account.")}</span>
    </p>
  );
}

function Said({ opinion, onDone }: { opinion: Opinion; onDone: () => void }) {
  const [{ fetching }, withdraw] = useMutation(WithdrawOpinionMutation);
  const { product, maker } = opinion;

  async function press() {
    const { data, error } = await withdraw({ input: { opinionId: opinion.id } });
    const problem = refusalOf(data?.withdrawOpinion, "OpinionWithdrawn", error);
    if (problem) say(problem);
    onDone();
  }

  return (
    <>
      <p>
        {product ? (
          <Link to="/p/$slug" params={{ slug: product.slug }}>
            {named(product)}
          </Link>
        ) : maker === null ? (
          t("Not sold any more")
        ) : (
          t("Maker {maker}", { maker: maker ?? "" })
        )}
        <br />
        <span className="soft">{t(words[opinion.verdict])}</span>
      </p>
      <button className="btn line" type="button" disabled={fetching} onClick={() => void press()}>
        {t("Undo")}
        <span className="vh">: {product ? named(product) : t(words[opinion.verdict])}</span>
      </button>
    </>
  );
}
