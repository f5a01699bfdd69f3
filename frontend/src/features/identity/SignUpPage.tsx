/** Ask for an account; the mail has the link that makes it. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { SignUpMutation } from "./identityDocuments";
import { LookInYourMail } from "./LookInYourMail";

const route = getRouteApi("/shop/signup");
const empty = { name: "", email: "", joinLoyalty: true };

export function SignUpPage() {
  const { next } = route.useSearch();
  const [form, setForm] = useState(empty);
  const [{ data, fetching, error }, signUp] = useMutation(SignUpMutation);
  const answer = data?.signUp;
  const errors = fieldErrors(answer);
  useTitle(t("Make an account"));
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });

  function submit(event: FormEvent) {
    event.preventDefault();
    void signUp({ input: form });
  }

  if (answer?.__typename === "MailSent") {
    return (
      <LookInYourMail email={answer.email}>
        {t("The link in it makes your account. Your cart stays as it is, and you can go on shopping meanwhile.")}
      </LookInYourMail>
    );
  }
  return (
    <main id="main" className="page section narrow-page">
      <h1>{t("Make an account")}</h1>
      <p className="soft">{t("Your usual things at the door, every order in one place, and the cart on all your devices.")}</p>
      <form className="stack" onSubmit={submit}>
        <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
        <Field label={t("Name")} autoComplete="name" required value={form.name} error={errors.name} onChange={set("name")} />
        <Field
          label={t("E-mail")}
          type="email"
          autoComplete="email"
          required
          hint={t("We send a link there. You choose a password when you open it.")}
          value={form.email}
          error={errors.email}
          onChange={set("email")}
        />
        <label className="choice join">
          <input
            type="checkbox"
            checked={form.joinLoyalty}
            onChange={(event) => setForm({ ...form, joinLoyalty: event.target.checked })}
          />
          <span>
            <b className="b">{t("Join the loyalty programme")}</b>
            <br />
            <span className="small soft">{t("Points with each order, and offers of your own. Free.")}</span>
          </span>
        </label>
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Send me the link")}
        </button>
        <p>
          {t("Been here before?")}{" "}
          <Link to="/login" search={{ next }}>
            {t("Log in")}
          </Link>
        </p>
      </form>
    </main>
  );
}
