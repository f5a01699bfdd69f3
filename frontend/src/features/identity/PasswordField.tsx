/** A password that is being chosen. */
import { Field } from "~/components/Field";
import { t } from "~/lib/words";

export function PasswordField(props: { value: string; error?: string; onChange: (password: string) => void }) {
  return (
    <Field
      label={t("New password")}
      type="password"
      autoComplete="new-password"
      required
      minLength={8}
      hint={t("At least 8 characters. A sentence is easier to keep than a riddle.")}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
