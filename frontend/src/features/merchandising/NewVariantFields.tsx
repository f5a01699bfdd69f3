/** The fields of a way to buy a product that is not there yet. */
import { Field } from "~/components/Field";
import type { CatalogProductQuery } from "~/gql/graphql";
import type { NewVariant } from "./newVariant";

export type Market = CatalogProductQuery["shop"]["channels"][number];
type Props = { values: NewVariant; markets: Market[]; errors: Record<string, string>; onChange: (values: NewVariant) => void };

export function NewVariantFields({ values, markets, errors, onChange }: Props) {
  return (
    <>
      <Field label="New SKU" required value={values.sku} error={errors.sku} onChange={(event) => onChange({ ...values, sku: event.target.value })} />
      <Field
        label="Variant's name"
        hint="What tells it from the others; empty where there is one."
        value={values.variantName}
        error={errors.variantName}
        onChange={(event) => onChange({ ...values, variantName: event.target.value })}
      />
      <Field label="Its barcode" inputMode="numeric" value={values.barcode} error={errors.barcode} onChange={(event) => onChange({ ...values, barcode: event.target.value })} />
      {markets.map(({ code, name, currency }) => (
        <Field
          key={code}
          label={`New price in ${currency}, ${name}`}
          inputMode="decimal"
          value={values.prices[code] ?? ""}
          onChange={(event) => onChange({ ...values, prices: { ...values.prices, [code]: event.target.value } })}
        />
      ))}
    </>
  );
}
