/** What a shopper of each market has to have read to buy. Each is a box at the checkout. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import type { LegalKind } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { legalKinds, legalWords } from "./legalWords";
import { Overtaken } from "./Overtaken";
import { RequireAcceptanceMutation } from "./ownerDocuments";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

type Market = SettingsPart["settings"]["channels"][number];

export function Acceptance({ settings, onChange }: SettingsPart) {
  return (
    <section className="stack" aria-labelledby="acceptance">
      <h2 id="acceptance">To be accepted at the checkout</h2>
      <p className="small soft">
        A box for each, from the next order on. What they say stands on the <Link to="/desk/shop/legal" search={{}}>legal pages</Link>.
      </p>
      {settings.channels.map((market) => (
        <MarketTexts key={market.code} market={market} settings={settings} onChange={onChange} />
      ))}
    </section>
  );
}

function MarketTexts({ market, settings, onChange }: SettingsPart & { market: Market }) {
  const [chosen, setChosen] = useState<LegalKind[]>();
  const [{ data, error, fetching }, require] = useMutation(RequireAcceptanceMutation);
  const answer = data?.requireAcceptance;
  const wanted = chosen ?? market.mustAccept;

  async function save(revision: number) {
    const done = (await require({ input: { revision, channel: market.code, mustAccept: wanted } })).data?.requireAcceptance;
    if (done?.__typename !== "ShopSettings") return;
    setChosen(undefined);
    onChange();
    say(`Saved for ${market.name}.`);
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && chosen) void save(settings.revision);
  }

  return (
    <form className="stack" onSubmit={press} aria-label={`To be accepted, ${market.name}`}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
      <div className="row wrap" role="group" aria-label={market.name}>
        <span className="b">{market.name}</span>
        {legalKinds.map((kind) => {
          const others = wanted.filter((one) => one !== kind);
          const isOn = wanted.includes(kind);
          return (
            <button key={kind} className={isOn ? "chip on" : "chip"} type="button" aria-pressed={isOn} onClick={() => setChosen(isOn ? others : [...others, kind])}>
              {legalWords[kind].title}
            </button>
          );
        })}
        <button className="btn line" type="submit" aria-disabled={fetching || !chosen}>
          Save<span className="vh"> {market.name}</span>
        </button>
      </div>
      <Overtaken
        answer={answer}
        onMine={(revision) => void save(revision)}
        onTheirs={() => {
          setChosen(undefined);
          onChange();
        }}
      />
    </form>
  );
}
