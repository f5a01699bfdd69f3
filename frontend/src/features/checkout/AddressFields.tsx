/** An address as its country writes it, each part named so that browsers fill it in. */
import { Field, SelectField } from "~/components/Field";
import type { AddressInput, CheckoutQuery } from "~/gql/graphql";
import { countryName } from "~/lib/countries";
import { t } from "~/lib/words";

type Format = NonNullable<CheckoutQuery["checkout"]["addressFormat"]>;
type Part = Format["fields"][number];
type Props = {
  format?: Format | null;
  countries: string[];
  address: AddressInput;
  errors: Record<string, string>;
  onChange: (address: AddressInput) => void;
};

const keys: Record<string, keyof AddressInput> = { postal_code: "postalCode" };
const filledAs: Record<string, string> = {
  name: "shipping name",
  line1: "shipping address-line1",
  line2: "shipping address-line2",
  city: "shipping address-level2",
  region: "shipping address-level1",
  postalCode: "shipping postal-code",
};

export function AddressFields({ format, countries, address, errors, onChange }: Props) {
  const isElsewhere = address.country && !countries.includes(address.country);
  return (
    <>
      {(countries.length > 1 || isElsewhere) && (
        <SelectField
          label={t("Country")}
          autoComplete="shipping country"
          value={address.country}
          error={errors["address.country"]}
          onChange={(event) => onChange({ ...address, country: event.target.value, region: "" })}
        >
          {[...new Set([address.country, ...countries])].map((code) => (
            <option key={code} value={code}>
              {countryName(code)}
            </option>
          ))}
        </SelectField>
      )}
      {rows(format).map((parts) => (
        <div className={parts.length > 1 ? "address-row" : undefined} key={parts[0]?.name}>
          {parts.map((part) => {
            const key = keys[part.name] ?? (part.name as keyof AddressInput);
            const set = (value: string) => onChange({ ...address, [key]: value });
            return <Input key={key} name={key} part={part} value={address[key] ?? ""} error={errors[`address.${key}`] ?? errors[key]} onChange={set} />;
          })}
        </div>
      ))}
    </>
  );
}

type InputProps = { name: string; part: Part; value: string; error?: string; onChange: (value: string) => void };

function Input({ name, part, value, error, onChange }: InputProps) {
  const shared = { label: part.label, autoComplete: filledAs[name], required: part.isRequired, value, error };
  if (part.choices.length === 0) {
    return <Field {...shared} maxLength={200} placeholder={part.example ?? undefined} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <SelectField {...shared} onChange={(event) => onChange(event.target.value)}>
      <option value="" />
      {part.choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}

function rows(format: Format | null | undefined): Part[][] {
  const lines: Part[][] = [];
  for (const part of format?.fields ?? []) (lines[part.row] ??= []).push(part);
  return lines;
}
