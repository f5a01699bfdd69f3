/** A row of products, each with the reason why it is shown; what was seen and opened is told on. */
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { Section } from "~/components/Section";
import { Talker } from "~/components/Talker";
import { ProductTile } from "~/features/catalog/ProductTile";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { Placement, ShelfFragment as List } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { say } from "~/lib/toast";
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

const DismissMutation = graphql(`
  mutation Dismiss($input: DismissRecommendationInput!) {
    dismissRecommendation(input: $input) { __typename ... on Error { message } }
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

export function RecommendationShelf(props: Props) {
  const list = readFragment(ShelfFragment, props.list);
  const { from = 0 } = props;
  const [gone, setGone] = useState<string[]>([]);
  const items = list.items.filter((item) => !gone.includes(item.product.id)).slice(from, props.limit && from + props.limit);
  const shelf = useRef<HTMLUListElement>(null);
  useSeen(shelf, props.placement, items);
  const dismiss = useDismiss((id) => setGone((before) => [...before, id]));

  if (items.length === 0) return null;
  return (
    <Section title={props.title} intro={props.intro} isPage={!props.isInPage}>
      <ul className="grid five slides" ref={shelf}>
        {items.map((item) => (
          <ProductTile
            key={item.product.id}
            product={item.product}
            attribution={item.token}
            talker={<Talker reason={item.reason} />}
            corner={!list.isFallback && <NotForMe name={named(item.product)} onPress={() => dismiss(item)} />}
            onOpen={() => tellOpened(item, props.placement)}
          />
        ))}
      </ul>
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

function useDismiss(onDone: (productId: string) => void) {
  const [, send] = useMutation(DismissMutation);
  return async (item: Item) => {
    onDone(item.product.id);
    const { data } = await send({ input: { productId: item.product.id } });
    const isDone = data?.dismissRecommendation.__typename === "Dismissed";
    say(isDone ? t("{name} will not be suggested again.", { name: item.product.name }) : t("Gone from here. We could not save it for next time."));
  };
}
