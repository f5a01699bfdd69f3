/** Another password; all other devices are logged out by it. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { PasswordField } from "~/features/identity/PasswordField";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { ChangePasswordMutation } from "./securityDocuments";
import type { SecurityPart } from "./SecurityPage";
import { useConfirmed } from "./useConfirmed";

export function Password({ me, onChange }: SecurityPart) {
  const [password, setPassword] = useState("");
  const [{ data, error, fetching }, change] = useMutation(ChangePasswordMutation);
  const confirmed = useConfirmed(me.hasSecondFactor);
  const answer = data?.changePassword;
  const isRefused = (answer || error) && answer?.__typename !== "ConfirmationNeeded";

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await confirmed.run(async () => (await change({ input: { password } })).data?.changePassword);
    if (done?.__typename !== "PasswordSet") return;
    setPassword("");
    say(t("Your password is changed. Everybody else is logged out."));
    onChange();
  }

  return (
    <section className="stack" aria-labelledby="password-part">
      <h2 id="password-part">{t("Password")}</h2>
      <form className="stack" onSubmit={submit}>
        <Refusal message={isRefused ? refusalOf(answer, "PasswordSet", error) : undefined} />
        <PasswordField value={password} error={fieldErrors(answer).password} onChange={setPassword} />
        <p>
          <button className="btn" type="submit" aria-disabled={fetching}>
            {t("Change my password")}
          </button>
        </p>
      </form>
      {confirmed.form}
    </section>
  );
}
