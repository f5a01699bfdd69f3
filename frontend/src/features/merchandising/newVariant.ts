/** A way to buy a product, as it is typed, and as it is sent. */
import type { VariantInput } from "~/gql/graphql";

export type NewVariant = { sku: string; variantName: string; barcode: string; prices: Record<string, string> };

export const emptyVariant: NewVariant = { sku: "", variantName: "", barcode: "", prices: {} };

/** A market without a price does not sell it. */
export function variantInput({ sku, variantName, barcode, prices }: NewVariant): VariantInput {
  const priced = Object.entries(prices).filter(([, amount]) => amount.trim());
  const known = { sku, name: variantName, prices: priced.map(([market, amount]) => ({ market, amount: amount.trim().replace(",", ".") })) };
  return barcode ? { ...known, barcode } : known;
}
