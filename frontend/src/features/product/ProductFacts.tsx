/** What the data knows about a product, and no word more. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const ProductFactsFragment = graphql(`
  fragment ProductFacts on Product {
    description
    kind
    brand
    maker
    size
    articleNumber
    category { id name }
  }
`);

export function ProductFacts(props: { product: FragmentType<typeof ProductFactsFragment> }) {
  const product = readFragment(ProductFactsFragment, props.product);
  const facts: [string, string | null][] = [
    ["Kind", product.kind],
    ["Aisle", product.category.name],
    ["Size", product.size],
    ["Brand", product.brand === "PRIVATE" ? "Our own" : "National"],
    ["Maker", `№ ${product.maker}`],
    ["Article number", product.articleNumber],
  ];
  return (
    <>
      {product.description && <p>{product.description}</p>}
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
