/** The rate of tax of each market. Placed orders keep theirs. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { Overtaken } from "./Overtaken";
import { ChangeTaxRateMutation } from "./ownerDocuments";
import { useProof } from "./proof";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

type Market = SettingsPart["settings"]["channels"][number];

export function TaxRates({ settings, onChange }: SettingsPart) {
  return (
    <section className="stack" aria-labelledby="taxes">
      <h2 id="taxes">Taxes</h2>
      <p className="small soft">
        One rate for each market. A new one counts from the next order on: carts are priced anew, placed orders and their
        refunds keep theirs.
      </p>
      {settings.channels.map((market) => (
        <Rate key={market.code} market={market} settings={settings} onChange={onChange} />
      ))}
    </section>
  );
}

function Rate({ market, settings, onChange }: SettingsPart & { market: Market }) {
  const [typed, setTyped] = useState<string>();
  const [{ data, error, fetching }, change] = useMutation(ChangeTaxRateMutation);
  const proof = useProof();
  const answer = data?.changeTaxRate;

  async function submit(revision: number) {
    const input = { revision, channel: market.code, percent: (typed ?? "").replace(",", ".").trim() || "0" };
    const done = await proof.run(async () => (await change({ input })).data?.changeTaxRate);
    if (done?.__typename !== "ShopSettings") return;
    setTyped(undefined);
    onChange();
    say(`${market.name}: ${Number(input.percent)}% from the next order on.`);
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && typed !== undefined) void submit(settings.revision);
  }

  return (
    <>
      <form className="stack rate" onSubmit={press}>
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
        <div className="row wrap">
          <Field
            label={`${market.name} (${market.country}), per cent`}
            hint={market.pricesIncludeTax ? "Prices include it." : "It comes on top of prices."}
            inputMode="decimal"
            value={typed ?? String(Number(market.taxPercent))}
            error={fieldErrors(answer).percent}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button className="btn line" type="submit" aria-disabled={fetching || typed === undefined}>
            Save rate
          </button>
        </div>
        <Overtaken
          answer={answer}
          onMine={(revision) => void submit(revision)}
          onTheirs={() => {
            setTyped(undefined);
            onChange();
          }}
        />
      </form>
      {proof.form}
    </>
  );
}
