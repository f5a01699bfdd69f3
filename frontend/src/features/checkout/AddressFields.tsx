/** E-mail and address, named so that browsers fill them in. */
import { Field } from "~/components/Field";
import type { AddressInput } from "~/gql/graphql";
import type { Draft } from "./draft";

type Props = {
  draft: Draft;
  errors: Record<string, string>;
  onChange: (change: Partial<Draft>) => void;
};

export function AddressFields(props: Props) {
  const { draft, errors, onChange } = props;
  const of = (key: keyof AddressInput) => ({
    value: draft.address[key] ?? "",
    error: errors[`address.${key}`] ?? errors[key],
    onChange: (event: { target: { value: string } }) =>
      onChange({ address: { ...draft.address, [key]: event.target.value } }),
  });
  return (
    <>
      <Field
        label="E-mail"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        hint="For the confirmation of this order."
        value={draft.email}
        error={errors.email}
        onChange={(event) => onChange({ email: event.target.value })}
      />
      <Field label="Name" autoComplete="shipping name" required maxLength={120} {...of("name")} />
      <Field label="Street and number" autoComplete="shipping address-line1" required maxLength={120} {...of("line1")} />
      <Field label="Floor, flat (if any)" autoComplete="shipping address-line2" maxLength={120} {...of("line2")} />
      <div className="address-row">
        <Field label="Town" autoComplete="shipping address-level2" required maxLength={80} {...of("city")} />
        <Field label="State" autoComplete="shipping address-level1" required maxLength={40} {...of("region")} />
        <Field
          label="ZIP code"
          autoComplete="shipping postal-code"
          inputMode="numeric"
          required
          maxLength={12}
          {...of("postalCode")}
        />
      </div>
    </>
  );
}
