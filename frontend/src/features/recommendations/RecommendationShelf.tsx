/** A row of products, each with the reason why it is shown; what was seen and opened is told on. */
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { Section } from "~/components/Section";
import { Talker } from "~/components/Talker";
import { ProductTile } from "~/features/catalog/ProductTile";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { Placement, ShelfFragment as List } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { later } from "~/lib/later";
import { named, t } from "~/lib/words";
import { useSeen } from "./useSeen";

const ShelfFragment = graphql(`
  fragment Shelf on RecommendationList {
    isFallback
    items {
      token
      reason { kind text }
      product { id name nameDe ...ProductTile }
    }
  }
`);

type Props = {
  title: string;
  intro?: string;
  placement: Placement;
  list: FragmentType<typeof ShelfFragment>;
  isInPage?: boolean;
  /** Leaves out the first ones, which stand elsewhere on the page. */
  from?: number;
  /** At most so many tiles. */
  limit?: number;
};

type Item = List["items"][number];

/** What was pressed away is told to the shop, and asked about: both need code that few ever need. */
const OpinionNote = later("opinion-note", () => import("./OpinionNote"));

export function RecommendationShelf(props: Props) {
  const list = readFragment(ShelfFragment, props.list);
  const { from = 0 } = props;
  const [gone, setGone] = useState<Item[]>([]);
  const items = list.items.filter((item) => !gone.some((one) => one.product.id === item.product.id)).slice(from, props.limit && from + props.limit);
  const shelf = useRef<HTMLUListElement>(null);
  useSeen(shelf, props.placement, items);
  const last = gone.at(-1);
  const bringBack = (item: Item) => setGone((before) => before.filter((one) => one !== item));

  if (items.length === 0 && !last) return null;
  return (
    <Section title={props.title} intro={props.intro} isPage={!props.isInPage}>
      <ul className="grid five slides" ref={shelf}>
        {items.map((item) => (
          <ProductTile
            key={item.product.id}
            product={item.product}
            attribution={item.token}
            talker={<Talker reason={item.reason} />}
            corner={!list.isFallback && <NotForMe name={named(item.product)} onPress={() => setGone((before) => [...before, item])} />}
            onOpen={() => tellOpened(item, props.placement)}
          />
        ))}
      </ul>
      {last && <OpinionNote key={last.product.id} product={last.product} token={last.token} onBack={() => bringBack(last)} />}
    </Section>
  );
}

function tellOpened(item: Item, placement: Placement) {
  logEvent({ name: "RECOMMENDATION_CLICKED", productId: item.product.id, placement, token: item.token });
}

function NotForMe(props: { name: string; onPress: () => void }) {
  return (
    <button className="heart" type="button" aria-label={t("Not for me: {name}", { name: props.name })} title={t("Not for me")} onClick={props.onPress}>
      <X className="i" />
    </button>
  );
}
