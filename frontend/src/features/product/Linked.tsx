/** Products that the shop itself puts beside this one. */
import { Section } from "~/components/Section";
import { ProductTile } from "~/features/catalog/ProductTile";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const LinkedFragment = graphql(`
  fragment Linked on Product {
    details {
      upgrades { id ...ProductTile }
      relatedProducts { id ...ProductTile }
    }
  }
`);

export default function Linked(props: { product: FragmentType<typeof LinkedFragment> }) {
  const { details } = readFragment(LinkedFragment, props.product);
  const shelves = [
    [t("Better ones of its kind"), details?.upgrades ?? []],
    [t("What goes with it"), details?.relatedProducts ?? []],
  ] as const;
  return shelves.map(
    ([title, products]) =>
      products.length > 0 && (
        <Section key={title} title={title} isPage={false}>
          <ul className="grid five slides">
            {products.map((product) => (
              <ProductTile key={product.id} product={product} />
            ))}
          </ul>
        </Section>
      ),
  );
}
