/** Product names as they read best where the size stands beside them. */
import { t } from "./words";

const unit = /(\d) (oz|lb|ct|gal|qt|pt|ltr|ml|g|kg|dozen|in|ft|sq ft)\b/g;

/** "Family cereal, 16 oz" beside an edge that says "16 oz" is just "Family cereal". */
export function withoutSize(name: string, size: string | null): string {
  const short = size && name.endsWith(`, ${size}`) ? name.slice(0, -size.length - 2) : name;
  return keepUnits(short);
}

/** A number and its unit never part at the end of a line. */
export function keepUnits(name: string): string {
  return name.replace(unit, "$1\u00a0$2");
}

export type Twins = { size: string | null; maker: number; articleNumber: string; needsArticleNumber: boolean };

/** What tells a product from others of its name: "6 oz, maker 69", and its number where that is not enough. */
export function toldApart(product: Twins): string {
  const number = product.needsArticleNumber && t("no. {articleNumber}", product);
  return [product.size && keepUnits(product.size), t("maker {maker}", product), number].filter(Boolean).join(", ");
}
