/** A gift card for somebody: how much, to whom, when, with which words; then it is paid like any order. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useRouter } from "@tanstack/react-router";
import { useClient, useQuery } from "urql";
import { Field, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { goToPay, startPayment } from "~/features/checkout/startPayment";
import { useMe } from "~/features/identity/me";
import { fieldErrors } from "~/features/identity/useSignedIn";
import { useOnce } from "~/lib/useOnce";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { BuyGiftCardMutation, GiftCardPageQuery } from "./tenderDocuments";
import "~/styles/checkout.css";

const lost = "That did not reach us. Press again: you are charged once.";

export function GiftCardPage() {
  useTitle(t("Give a gift card"));
  const me = useMe();
  const [{ data }] = useQuery({ query: GiftCardPageQuery });
  return (
    <main id="main" className="page section narrow-page">
      <h1>{t("Give a gift card")}</h1>
      <p className="soft">{t("Its code goes by mail to whom you name. It is spent at once or bit by bit, and never runs out.")}</p>
      {data && me !== undefined && <GiftForm currency={data.shop.channel.currency} email={me?.email ?? ""} giver={me?.name ?? ""} />}
    </main>
  );
}

function GiftForm(props: { currency: string; email: string; giver: string }) {
  const client = useClient();
  const router = useRouter();
  const [{ fetching }, buy] = useOnce("gift-card", BuyGiftCardMutation);
  const [refusal, setRefusal] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (fetching) return;
    const { data } = await buy(asInput(new FormData(event.currentTarget)));
    const bought = data?.buyGiftCard;
    setErrors(bought?.__typename === "InvalidInput" ? fieldErrors(bought.fields) : {});
    if (bought?.__typename !== "Order") return setRefusal(bought?.message ?? t(lost));
    const payment = await startPayment(client, bought.id);
    if (payment.url) return goToPay(payment.url);
    await router.navigate({ to: "/checkout/done", search: { order: bought.id } });
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t("Amount in {currency}", { currency: props.currency })} name="amount" inputMode="decimal" defaultValue="25.00" error={errors.amount} />
      <Field label={t("Whom it goes to")} name="recipientEmail" type="email" hint={t("Their e-mail address.")} error={errors.recipientEmail} />
      <Field label={t("On which day")} name="deliverAt" type="date" hint={t("Empty for at once.")} error={errors.deliverAt} />
      <TextField label={t("A few words")} name="message" rows={3} error={errors.message} />
      <Field label={t("Your name")} name="giver" autoComplete="name" defaultValue={props.giver} error={errors.giver} />
      <Field label={t("Your e-mail")} name="email" type="email" autoComplete="email" defaultValue={props.email} error={errors.email} />
      <Refusal message={refusal} />
      <button className="btn wide last-step" type="submit" aria-disabled={fetching}>
        {fetching ? t("One moment") : t("To the payment")}
      </button>
    </form>
  );
}

/** A day is its morning where the giver is. */
function asInput(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const day = text("deliverAt");
  return {
    amount: text("amount").replace(",", "."),
    recipientEmail: text("recipientEmail"),
    message: text("message"),
    giver: text("giver"),
    email: text("email"),
    deliverAt: day ? new Date(`${day}T08:00`).toISOString() : null,
  };
}
