/** A row of products, each with the reason why it is shown. */
import { Section } from "~/components/Section";
import { Talker } from "~/components/Talker";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { ProductTile } from "~/features/catalog/ProductTile";

const ShelfFragment = graphql(`
  fragment Shelf on RecommendationList {
    isFallback
    items {
      token
      reason { kind text products orders }
      product { id ...ProductTile }
    }
  }
`);

type Props = {
  title: string;
  intro?: string;
  list: FragmentType<typeof ShelfFragment>;
};

export function RecommendationShelf(props: Props) {
  const list = readFragment(ShelfFragment, props.list);
  if (list.items.length === 0) return null;
  return (
    <Section title={props.title} intro={props.intro}>
      <ul className="grid five slides">
        {list.items.map((item) => (
          <ProductTile
            key={item.product.id}
            product={item.product}
            talker={<Talker reason={item.reason} />}
            attribution={item.token}
          />
        ))}
      </ul>
    </Section>
  );
}
