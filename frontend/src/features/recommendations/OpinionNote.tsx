/** After the cross: it is gone already; whoever likes says why, or takes it back. */
import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import type { Verdict } from "~/gql/graphql";
import { named, t } from "~/lib/words";
import { GiveOpinionMutation, WithdrawOpinionMutation } from "./opinionDocuments";

type Props = { product: { id: string; name: string; nameDe: string | null }; token: string; onBack: () => void };

const others: [Verdict, string][] = [
  ["OWNED", "I have it already"],
  ["HIDE_MAKER", "Nothing from its maker"],
  ["GOOD", "It is good, show me more like it"],
];

const told: Record<Verdict, string> = {
  NOT_FOR_ME: "{name} will not be suggested again.",
  OWNED: "Good to know: {name} will not be suggested again.",
  HIDE_MAKER: "Nothing from the maker of {name} will be suggested again.",
  GOOD: "More like {name}, then.",
};

export default function OpinionNote({ product, token, onBack }: Props) {
  const [, give] = useMutation(GiveOpinionMutation);
  const [, withdraw] = useMutation(WithdrawOpinionMutation);
  const [said, setSaid] = useState<Verdict>();
  const [isLost, setLost] = useState(false);
  const kept = useRef<Partial<Record<"maker" | "product", string>>>({});
  const isSent = useRef(false);

  async function say(verdict: Verdict) {
    const { data } = await give({ input: { productId: product.id, verdict, token } });
    const answer = data?.giveOpinion;
    setSaid(verdict);
    setLost(answer?.__typename !== "Opinion");
    if (answer?.__typename === "Opinion") kept.current[verdict === "HIDE_MAKER" ? "maker" : "product"] = answer.id;
    if (verdict === "GOOD") onBack();
  }

  async function undo() {
    await Promise.all(Object.values(kept.current).map((opinionId) => withdraw({ input: { opinionId } })));
    onBack();
  }

  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    void say("NOT_FOR_ME");
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- said once, by the press that brought this here
  }, []);

  return (
    <div className="stack" role="group" aria-label={t("Not for me: {name}", { name: named(product) })}>
      <p role="status">{isLost ? t("Gone from here. We could not save it for next time.") : said && t(told[said], { name: named(product) })}</p>
      <p className="row">
        {others.map(([verdict, words]) => (
          <button key={verdict} className="btn line" type="button" disabled={said === verdict} onClick={() => void say(verdict)}>
            {t(words)}
          </button>
        ))}
        <button className="btn line" type="button" onClick={() => void undo()}>
          {t("Undo")}
        </button>
      </p>
    </div>
  );
}
