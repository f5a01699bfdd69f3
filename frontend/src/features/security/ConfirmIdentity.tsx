/** Is it really you? A password, or a code where a second factor is set up. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { CodeField } from "~/features/identity/CodeField";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { ConfirmIdentityMutation } from "./securityDocuments";

type Props = { hasSecondFactor: boolean; onConfirmed: () => void; onCancel: () => void };

export function ConfirmIdentity(props: Props) {
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, confirm] = useMutation(ConfirmIdentityMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = props.hasSecondFactor ? { code: typed } : { password: typed };
    const { data, error } = await confirm({ input });
    const no = refusalOf(data?.confirmIdentity, "IdentityConfirmed", error);
    if (no) return setRefusal(no);
    props.onConfirmed();
  }

  return (
    <form className="confirm stack" onSubmit={submit} aria-label={t("Confirm that it is you")}>
      <p className="b">{t("First, is it really you?")}</p>
      <Refusal message={refusal} />
      {props.hasSecondFactor ? (
        <CodeField value={typed} onChange={setTyped} />
      ) : (
        <Field
          label={t("Your present password")}
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <p className="row wrap">
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Yes, it is me")}
        </button>
        <button className="btn line" type="button" onClick={props.onCancel}>
          {t("Leave it")}
        </button>
      </p>
    </form>
  );
}
