/** Ask for a link that sets a new password. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { RequestPasswordResetMutation } from "./identityDocuments";
import { LookInYourMail } from "./LookInYourMail";

export function ForgotPasswordPage() {
  const [email, setEmail] = useState("");
  const [{ data, error, fetching }, request] = useMutation(RequestPasswordResetMutation);
  const answer = data?.requestPasswordReset;
  useTitle("Forgot your password?");

  function submit(event: FormEvent) {
    event.preventDefault();
    void request({ input: { email } });
  }

  if (answer?.__typename === "MailSent") {
    return (
      <LookInYourMail email={answer.email}>
        If there is an account with this address, the link in it sets a new password, once and for half an hour.
      </LookInYourMail>
    );
  }
  return (
    <main id="main" className="page section narrow-page">
      <h1>Forgot your password?</h1>
      <p className="soft">It happens. We send you a link with which you choose a new one.</p>
      <form className="stack" onSubmit={submit}>
        <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
        <Field
          label="E-mail"
          type="email"
          autoComplete="email"
          required
          value={email}
          error={fieldErrors(answer).email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <button className="btn" type="submit" aria-disabled={fetching}>
          Send me the link
        </button>
        <p>
          It came back to you? <Link to="/login">Log in</Link>
        </p>
      </form>
    </main>
  );
}
