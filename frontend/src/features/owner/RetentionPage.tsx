/** How long the shop keeps what grows by itself, and how many customers staff may erase in a day. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Empty, Failed, LineBones } from "~/components/states";
import type { RetentionQuery as Data } from "~/gql/graphql";
import { formatNumber } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { say } from "~/lib/toast";
import { useProof } from "./proof";
import { RetentionQuery, SetErasureLimitMutation, SetRetentionMutation } from "./retentionDocuments";

type Rule = Data["retention"][number];

export function RetentionPage() {
  useTitle("How long things are kept, desk");
  const [{ data, error }, ask] = useQuery({ query: RetentionQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  return (
    <>
      <h1>How long things are kept</h1>
      <p className="small soft">What is older goes within the hour, for ever. Orders and payments stay, as the law wants it.</p>
      {data.retention.length === 0 && (
        <Empty picture="1f4e6" title="Nothing is pruned.">
          There are no rules.
        </Empty>
      )}
      <ul className="cards wide">
        {data.retention.map((rule) => (
          <RuleRow key={rule.name} rule={rule} onChange={reload} />
        ))}
      </ul>
      <ErasureLimit limit={data.erasureLimit} onChange={reload} />
    </>
  );
}

function RuleRow({ rule, onChange }: { rule: Rule; onChange: () => void }) {
  const [typed, setTyped] = useState<string>();
  const [isSure, setSure] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, set] = useMutation(SetRetentionMutation);
  const days = Number(typed ?? rule.days);
  const what = rule.what.replace(/\.$/, "");

  async function save() {
    setSure(false);
    const { data, error } = await set({ input: { name: rule.name, days } });
    const refused = refusalOf(data?.setRetention, "Retention", error);
    setRefusal(refused);
    if (refused) return;
    setTyped(undefined);
    onChange();
    say(`Kept for ${formatNumber(days)} days from now on.`);
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (fetching || typed === undefined) return;
    if (days < rule.days) setSure(true);
    else void save();
  }

  return (
    <li className="plate">
      <form className="stack rate" onSubmit={press}>
        <Refusal message={refusal} />
        <div className="row wrap">
          <Field
            label={`${what}, days`}
            hint={`${formatNumber(rule.leastDays)} to ${formatNumber(rule.mostDays)}; usually ${formatNumber(rule.usualDays)}.`}
            type="number"
            required
            min={rule.leastDays}
            max={rule.mostDays}
            value={typed ?? String(rule.days)}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button className="btn line" type="submit" aria-label={`Save: ${what}`} aria-disabled={fetching || typed === undefined}>
            Save
          </button>
        </div>
      </form>
      <p className="small soft">{rule.prunedAt ? `${formatNumber(rule.pruned)} gone so far, last looked ${formatMoment(rule.prunedAt)}.` : "Not looked yet."}</p>
      {isSure && (
        <div className="stack confirm" role="group" aria-label="Are you sure?">
          <p>What is older than {formatNumber(days)} days goes within the hour and does not come back.</p>
          <p className="row wrap acts">
            <button className="btn" type="button" onClick={() => void save()}>
              Keep {formatNumber(days)} days only
            </button>
            <button className="btn line" type="button" onClick={() => setSure(false)}>
              Leave it
            </button>
          </p>
        </div>
      )}
    </li>
  );
}

function ErasureLimit({ limit, onChange }: { limit: Data["erasureLimit"]; onChange: () => void }) {
  const [typed, setTyped] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, set] = useMutation(SetErasureLimitMutation);
  const proof = useProof();

  async function press(event: FormEvent) {
    event.preventDefault();
    if (fetching || typed === undefined) return;
    const perDay = Number(typed);
    const done = await proof.run(async () => (await set({ input: { perDay } })).data?.setErasureLimit);
    setRefusal(done && refusalOf(done, "ErasureLimit"));
    if (done?.__typename !== "ErasureLimit") return;
    setTyped(undefined);
    onChange();
    say(`Each of staff may erase ${formatNumber(perDay)} customers a day.`);
  }

  return (
    <section className="stack" aria-labelledby="erasing">
      <h2 id="erasing">Erasing customers</h2>
      <form className="stack rate" onSubmit={(event) => void press(event)}>
        <Refusal message={refusal} />
        <div className="row wrap">
          <Field
            label="Customers a day, each of staff"
            hint="Who reaches it has to wait, or asks you."
            type="number"
            required
            min={0}
            max={limit.mostPerDay}
            value={typed ?? String(limit.perDay)}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button className="btn line" type="submit" aria-disabled={fetching || typed === undefined}>
            Save limit
          </button>
        </div>
      </form>
      {proof.form}
    </section>
  );
}
