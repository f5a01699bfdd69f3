/** Ask for a link that sets a new password. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { RequestPasswordResetMutation } from "./identityDocuments";
import { LookInYourMail } from "./LookInYourMail";

export function ForgotPasswordPage() {
  const [email, setEmail] = useState("");
  const [{ data, error, fetching }, request] = useMutation(RequestPasswordResetMutation);
  const answer = data?.requestPasswordReset;
  useTitle(t("Forgot your password?"));

  function submit(event: FormEvent) {
    event.preventDefault();
    void request({ input: { email } });
  }

  if (answer?.__typename === "MailSent") {
    return (
      <LookInYourMail email={answer.email}>
        {t("If there is an account with this address, the link in it sets a new password, once and for half an hour.")}
      </LookInYourMail>
    );
  }
  return (
    <main id="main" className="page section narrow-page">
      <h1>{t("Forgot your password?")}</h1>
      <p className="soft">{t("It happens. We send you a link with which you choose a new one.")}</p>
      <form className="stack" onSubmit={submit}>
        <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
        <Field
          label={t("E-mail")}
          type="email"
          autoComplete="email"
          required
          value={email}
          error={fieldErrors(answer).email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Send me the link")}
        </button>
        <p>
          {t("It came back to you?")} <Link to="/login">{t("Log in")}</Link>
        </p>
      </form>
    </main>
  );
}
