/** One way to buy it: its codes, its weight, and what it costs in each market. */
import { useState } from "react";
import type { ChangeEvent, FormEvent } from "react";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { readFragment } from "~/gql";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { EditedProductFragment, EditVariantMutation } from "./catalogDocuments";
import { priceDraft, priceInput } from "./salePrices";
import type { OnChange } from "./useEditing";

type Variant = Product["variants"][number];
type Props = { product: Product; variant: Variant; onChange: OnChange };
type Draft = Record<string, string>;

const draftOf = (variant: Variant): Draft => ({
  sku: variant.sku,
  name: variant.name,
  barcode: variant.barcode ?? "",
  weightGrams: variant.weightGrams?.toString() ?? "",
  leastQuantity: String(variant.leastQuantity),
  quantityStep: String(variant.quantityStep),
  mostQuantity: variant.mostQuantity?.toString() ?? "",
  ...Object.assign({}, ...variant.prices.map(priceDraft)),
});

const numberIn = (typed?: string) => (typed ? Number(typed) : null);

export function VariantForm({ product, variant, onChange }: Props) {
  const [draft, setDraft] = useState<Draft>();
  const [{ data, error, fetching }, edit] = useOnce("edit-variant", EditVariantMutation);
  const answer = data?.editVariant;
  const errors = fieldErrors(answer);
  const values = draft ?? draftOf(variant);

  async function save() {
    const { sku, name, barcode } = values;
    const prices = variant.prices.map((one) => priceInput(one, values));
    const given = {
      sku,
      name,
      barcode,
      weightGrams: numberIn(values.weightGrams),
      leastQuantity: numberIn(values.leastQuantity),
      quantityStep: numberIn(values.quantityStep),
      mostQuantity: numberIn(values.mostQuantity),
      prices,
    };
    const reply = await edit({ productId: product.id, revision: product.revision, variantId: variant.id, variant: given });
    const answer = reply.data?.editVariant;
    if (answer?.__typename === "ChangedMeanwhile") onChange();
    if (answer?.__typename !== "CatalogProduct") return;
    setDraft(undefined);
    onChange(readFragment(EditedProductFragment, answer));
    say("Saved. Shoppers see it at once.");
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && draft) void save();
  }

  const field = (name: string, label: string) => ({
    label,
    value: values[name] ?? "",
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft({ ...values, [name]: event.target.value }),
  });

  return (
    <form className="stack" onSubmit={press} aria-label={`Variant ${variant.sku}`}>
      <Refusal message={answer || error ? refusalOf(answer, "CatalogProduct", error) : undefined} />
      <Field {...field("sku", "SKU")} required />
      <Field {...field("name", "Name")} hint="What tells it from the others; empty where there is one." />
      <Field {...field("barcode", "Barcode")} hint="EAN or UPC. Its last digit is checked." inputMode="numeric" />
      <Field {...field("weightGrams", "Weight in grams")} type="number" min={0} />
      <div className="row wrap">
        <Field {...field("leastQuantity", "Fewest in a cart")} type="number" min={1} max={99} />
        <Field {...field("quantityStep", "In steps of")} type="number" min={1} max={99} />
        <Field {...field("mostQuantity", "Most in a cart")} hint="Empty for 99." type="number" min={1} max={99} />
      </div>
      {variant.prices.map(({ market, price }) => (
        <fieldset key={market} className="stack">
          <legend className="label">Market {market}</legend>
          <Field {...field(`price ${market}`, `Price in ${price.currency}`)} inputMode="decimal" />
          <Field
            {...field(`sale ${market}`, "Sale price")}
            hint="Empty for none. Shoppers are told the lowest price of the 30 days before."
            inputMode="decimal"
          />
          <div className="row wrap">
            <Field {...field(`from ${market}`, "Sale from")} type="datetime-local" />
            <Field {...field(`until ${market}`, "Sale until")} type="datetime-local" />
          </div>
        </fieldset>
      ))}
      <p>
        <button className="btn line" type="submit" aria-disabled={fetching || !draft}>
          Save variant
        </button>
      </p>
    </form>
  );
}
