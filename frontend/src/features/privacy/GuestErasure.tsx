/** For who bought without an account: a link to the address of the order erases it. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { RequestGuestErasureMutation } from "./privacyDocuments";

export function GuestErasure() {
  const [email, setEmail] = useState("");
  const [{ data, error, fetching }, request] = useMutation(RequestGuestErasureMutation);
  const answer = data?.requestGuestErasure;

  function submit(event: FormEvent) {
    event.preventDefault();
    void request({ input: { email } });
  }

  return (
    <section className="stack" aria-labelledby="guest-erasure">
      <h2 id="guest-erasure">{t("Bought without an account?")}</h2>
      {answer?.__typename === "MailSent" ? (
        <Note tone="good">{t("We wrote to {email}. The link in the mail erases what we know about that address.", { email: answer.email })}</Note>
      ) : (
        <form className="stack" onSubmit={submit}>
          <Refusal message={(answer || error) && refusalOf(answer, "MailSent", error)} />
          <Field
            label={t("The e-mail address of your order")}
            type="email"
            autoComplete="email"
            required
            value={email}
            error={fieldErrors(answer).email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <p>
            <button className="btn line" type="submit" aria-disabled={fetching}>
              {t("Send me a link to erase it")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
