/** One more way to buy a product. */
import { useState } from "react";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { AddVariantMutation } from "./catalogDocuments";
import { NewVariantFields } from "./NewVariantFields";
import type { Market } from "./NewVariantFields";
import { emptyVariant, variantInput } from "./newVariant";
import { Part } from "./Part";
import { saved } from "./useEditing";

export function AddVariant({ product, markets, onChange }: { product: Product; markets: Market[]; onChange: () => void }) {
  const [{ data, error, fetching }, add] = useOnce("add-variant", AddVariantMutation);
  const [values, setValues] = useState(emptyVariant);

  async function press() {
    const reply = await add({ productId: product.id, revision: product.revision, variant: variantInput(values) });
    if (reply.data?.addVariant.__typename !== "CatalogProduct") return;
    setValues(emptyVariant);
    onChange();
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
