/** One part of a product is edited upon what was seen of it, and saved as a whole. */
import { readFragment } from "~/gql";
import type { EditedProductFragment as Product, ProductInput } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { EditedProductFragment, EditProductMutation } from "./catalogDocuments";

export const saved = "Saved. Shoppers see it at once.";

/** What the server answered, where it did; then that is what the next part is edited upon. */
export type OnChange = (answer?: Product) => void;

type Editing = { refusal?: string; isBusy: boolean; save: (given: ProductInput) => Promise<boolean> };

export function useEditing(part: string, product: Product, onChange: OnChange): Editing {
  const [{ data, error, fetching }, edit] = useOnce(`edit-${part}`, EditProductMutation);

  async function save(given: ProductInput) {
    if (fetching) return false;
    const reply = await edit({ productId: product.id, revision: product.revision, product: given });
    const answer = reply.data?.editProduct;
    const isDone = answer?.__typename === "CatalogProduct";
    if (isDone) say(saved);
    if (isDone) onChange(readFragment(EditedProductFragment, answer));
    if (answer?.__typename === "ChangedMeanwhile") onChange();
    return isDone;
  }

  const refusal = data || error ? refusalOf(data?.editProduct, "CatalogProduct", error) : undefined;
  return { refusal, isBusy: fetching, save };
}
