/** The receipt by mail, for whoever wants it so. */
import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "~/components/Field";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { MailTillReceiptMutation } from "./tillDocuments";

export function MailReceipt({ orderId, email }: { orderId: string; email: string }) {
  const [address, setAddress] = useState(email);
  const [sentTo, setSentTo] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, send] = useOnce("till receipt", MailTillReceiptMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (fetching || !address.trim()) return;
    const { data, error } = await send({ orderId, email: address.trim() });
    const why = refusalOf(data?.mailTillReceipt, "Order", error);
    setRefusal(why);
    setSentTo(why ? undefined : address.trim());
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field label="Receipt by mail to" type="email" autoComplete="off" value={address} error={refusal} onChange={(event) => setAddress(event.target.value)} />
      <button className="btn line" type="submit" aria-disabled={fetching}>
        Mail the receipt
      </button>
      <p role="status">{sentTo && `On its way to ${sentTo}.`}</p>
    </form>
  );
}
