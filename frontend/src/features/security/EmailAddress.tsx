/** The address one logs in with; another one is proven by a link before it counts. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { RequestEmailChangeMutation } from "./securityDocuments";
import type { SecurityPart } from "./SecurityPage";
import { useConfirmed } from "./useConfirmed";

export function EmailAddress({ me }: SecurityPart) {
  const [email, setEmail] = useState("");
  const [{ data, error, fetching }, request] = useMutation(RequestEmailChangeMutation);
  const confirmed = useConfirmed(me.hasSecondFactor);
  const answer = data?.requestEmailChange;
  const isRefused = (answer || error) && !["ConfirmationNeeded", "MailSent"].includes(answer?.__typename ?? "");
  const ask = (address: string) =>
    void confirmed.run(async () => (await request({ input: { email: address } })).data?.requestEmailChange);

  function submit(event: FormEvent) {
    event.preventDefault();
    ask(email);
  }

  return (
    <section className="stack" aria-labelledby="email-part">
      <h2 id="email-part">{t("E-mail")}</h2>
      <p>
        {t("You log in with")} <b className="b">{me.email}</b>.
        {!me.isEmailProven && (
          <>
            {" "}
            {t("It is not confirmed yet.")}{" "}
            <button className="link" type="button" onClick={() => ask(me.email)}>
              {t("Send me the link")}
            </button>
          </>
        )}
      </p>
      {answer?.__typename === "MailSent" && (
        <Note tone="good">
          {t("We wrote to {email}. Open the link in that mail, and it is your address. Until then nothing changes.", { email: answer.email })}
        </Note>
      )}
      <form className="stack" onSubmit={submit}>
        <Refusal message={isRefused ? refusalOf(answer, "MailSent", error) : undefined} />
        <Field
          label={t("Another address")}
          type="email"
          autoComplete="email"
          required
          value={email}
          error={fieldErrors(answer).email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <p>
          <button className="btn" type="submit" aria-disabled={fetching}>
            {t("Send a link there")}
          </button>
        </p>
      </form>
      {confirmed.form}
    </section>
  );
}
