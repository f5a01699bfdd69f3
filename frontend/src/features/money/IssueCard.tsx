/** A gift card from the house: its code is mailed, and known to nobody here. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { Field, SelectField, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { graphql } from "~/gql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { decimal } from "~/features/delivery/deliveryDraft";
import { IssueGiftCardMutation } from "./moneyDocuments";

const CurrenciesQuery = graphql(`
  query Currencies {
    shop { channels { code currency } }
  }
`);

const empty = { amount: "", recipientEmail: "", reason: "", message: "" };

export function IssueCard({ onDone, onLeave }: { onDone: (recipient: string) => void; onLeave: () => void }) {
  const [draft, setDraft] = useState(empty);
  const [chosen, setCurrency] = useState<string>();
  const [{ data: shop }] = useQuery({ query: CurrenciesQuery });
  const [{ data, error, fetching }, issue] = useOnce("issue gift card", IssueGiftCardMutation);
  const answer = data?.issueGiftCard;
  const errors = fieldErrors(answer);
  const currencies = [...new Set(shop?.shop.channels.map(({ currency }) => currency))];
  const currency = chosen ?? currencies[0] ?? "USD";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (fetching) return;
    const amount = { amount: decimal(draft.amount) ?? "0", currency };
    const reply = await issue({ ...draft, amount });
    if (reply.data?.issueGiftCard.__typename !== "GiftCard") return;
    say("Given. Its code is on the way by mail.");
    onDone(reply.data.issueGiftCard.recipientEmail);
  }

  const field = (name: keyof typeof empty, label: string) => ({
    label,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });

  return (
    <form className="stack rate" onSubmit={(event) => void submit(event)} aria-label="Give a gift card">
      <Refusal message={answer || error ? refusalOf(answer, "GiftCard", error) : undefined} />
      <div className="row wrap">
        <Field {...field("amount", "Amount")} inputMode="decimal" required hint="All that you give in a day is within your limit." />
        <SelectField label="Currency" value={currency} onChange={(event) => setCurrency(event.target.value)}>
          {currencies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Field {...field("recipientEmail", "E-mail of the recipient")} type="email" required />
      </div>
      <Field {...field("reason", "Why")} required maxLength={400} hint="For the books; the recipient does not see it." />
      <TextField {...field("message", "What the mail says, if anything")} rows={2} maxLength={400} />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={fetching}>
          Give it
        </button>
        <button className="btn line" type="button" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
