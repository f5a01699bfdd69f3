/** What the shop owes a customer, why, and a little more of it for a reason. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { Field, SelectField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Failed, LineBones } from "~/components/states";
import { decimal } from "~/features/delivery/deliveryDraft";
import { formatMoney } from "~/lib/money";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { CreditCustomerMutation, CreditCustomersQuery, CreditOfQuery } from "./moneyDocuments";
import { MoneyNav } from "./MoneyNav";
import { Movements } from "./Movements";

export function StoreCreditPage() {
  useTitle("Store credit, desk");
  const { id } = useSearch({ from: "/deskFrame/desk/refunds/credit" });
  const navigate = useNavigate();
  const choose = (next?: string) => void navigate({ to: "/desk/refunds/credit", search: { id: next } });
  return (
    <main id="main" className="owner stack">
      <MoneyNav />
      <h1>Store credit</h1>
      {id ? <CreditOf key={id} id={id} onLeave={() => choose()} /> : <Finding onChoose={choose} />}
    </main>
  );
}

function Finding({ onChoose }: { onChoose: (id: string) => void }) {
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const [{ data, error }, ask] = useQuery({ query: CreditCustomersQuery, variables: { search }, pause: search.length < 2 });
  const found = search.length < 2 ? undefined : data?.customers;
  return (
    <section className="stack" aria-label="Customer">
      <Field label="Whose" hint="The beginning of a name, or an e-mail address." value={typed} autoFocus onChange={(event) => setTyped(event.target.value)} />
      {error && <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />}
      <ul className="cards">
        {found?.map((one) => (
          <li key={one.id}>
            <button className="text-btn" type="button" onClick={() => onChoose(one.id)}>
              <bdi>{one.name}</bdi>
              <span className="soft small">, {one.email}</span>
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className="soft">Nobody is called that.</p>}
    </section>
  );
}

function CreditOf({ id, onLeave }: { id: string; onLeave: () => void }) {
  const [{ data, error }, ask] = useQuery({ query: CreditOfQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={6} />;
  if (data.node?.__typename !== "Customer") return <p className="soft">There is no such customer.</p>;
  const { name, email, storeCredit } = data.node;
  return (
    <>
      <div className="row wrap">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <span className="soft small">{email}</span>
        <button className="text-btn small push" type="button" onClick={onLeave}>
          Somebody else
        </button>
      </div>
      {storeCredit.length === 0 && <p className="soft">Nothing is owed to them, and nothing ever was.</p>}
      {storeCredit.map((credit) => (
        <section key={credit.balance.currency} className="plate" aria-label={`In ${credit.balance.currency}`}>
          <p>
            The shop owes them <b className="b">{formatMoney(credit.balance)}</b>
          </p>
          <ol className="ledger small">
            <Movements page={credit.movements} />
          </ol>
        </section>
      ))}
      <Give id={id} currencies={[...new Set(data.shop.channels.map(({ currency }) => currency))]} onDone={reload} />
    </>
  );
}

function Give({ id, currencies, onDone }: { id: string; currencies: string[]; onDone: () => void }) {
  const [draft, setDraft] = useState({ amount: "", reason: "" });
  const [currency, setCurrency] = useState(currencies[0] ?? "USD");
  const [{ data, error, fetching }, credit] = useOnce(`credit ${id}`, CreditCustomerMutation);
  const answer = data?.creditCustomer;
  const errors = fieldErrors(answer);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (fetching) return;
    const amount = { amount: decimal(draft.amount) ?? "0", currency };
    const reply = await credit({ customerId: id, reason: draft.reason, amount });
    const done = reply.data?.creditCustomer;
    if (done?.__typename !== "StoreCredit") return;
    setDraft({ amount: "", reason: "" });
    say(`Credited. They have ${formatMoney(done.balance)} now.`);
    onDone();
  }

  return (
    <form className="stack rate" onSubmit={(event) => void submit(event)} aria-label="Give store credit">
      <h2>Give store credit</h2>
      <Refusal message={answer || error ? refusalOf(answer, "StoreCredit", error) : undefined} />
      <div className="row wrap">
        <Field
          label="Amount"
          inputMode="decimal"
          required
          value={draft.amount}
          error={errors.amount}
          hint="All that you give in a day is within your limit."
          onChange={(event) => setDraft({ ...draft, amount: event.target.value })}
        />
        <SelectField label="Currency" value={currency} onChange={(event) => setCurrency(event.target.value)}>
          {currencies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Field
          label="Why"
          required
          maxLength={400}
          value={draft.reason}
          error={errors.reason}
          hint="The customer reads it in their data."
          onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
        />
      </div>
      <p>
        <button className="btn" type="submit" aria-disabled={fetching}>
          Credit it
        </button>
      </p>
    </form>
  );
}
