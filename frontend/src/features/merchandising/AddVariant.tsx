/** One more way to buy a product. */
import { useState } from "react";
import { readFragment } from "~/gql";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { AddVariantMutation, EditedProductFragment } from "./catalogDocuments";
import { NewVariantFields } from "./NewVariantFields";
import type { Market } from "./NewVariantFields";
import { emptyVariant, variantInput } from "./newVariant";
import { Part } from "./Part";
import { saved } from "./useEditing";
import type { OnChange } from "./useEditing";

export function AddVariant({ product, markets, onChange }: { product: Product; markets: Market[]; onChange: OnChange }) {
  const [{ data, error, fetching }, add] = useOnce("add-variant", AddVariantMutation);
  const [values, setValues] = useState(emptyVariant);

  async function press() {
    const reply = await add({ productId: product.id, revision: product.revision, variant: variantInput(values) });
    const answer = reply.data?.addVariant;
    if (answer?.__typename === "ChangedMeanwhile") onChange();
    if (answer?.__typename !== "CatalogProduct") return;
    setValues(emptyVariant);
    onChange(readFragment(EditedProductFragment, answer));
    say(saved);
  }

  const refusal = data || error ? refusalOf(data?.addVariant, "CatalogProduct", error) : undefined;
  return (
    <details>
      <summary>Another variant</summary>
      <Part title="New variant" action="Add variant" refusal={refusal} isIdle={fetching || !values.sku} onSave={() => void press()}>
        <NewVariantFields values={values} markets={markets} errors={fieldErrors(data?.addVariant)} onChange={setValues} />
      </Part>
    </details>
  );
}
