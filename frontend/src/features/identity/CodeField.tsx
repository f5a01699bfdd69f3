/** The six digits of an authenticator app, or a code from paper. */
import { Field } from "~/components/Field";
import { t } from "~/lib/words";

export function CodeField(props: { value: string; onChange: (code: string) => void; hint?: string; error?: string }) {
  return (
    <Field
      label={t("Code")}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      autoFocus
      hint={props.hint ?? t("The six digits your authenticator app shows now, or one of your paper codes.")}
      error={props.error}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
