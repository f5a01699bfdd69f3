/** Goods on the long shelf, each above its ticket. */
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { Emoji } from "~/components/Emoji";
import { Price } from "~/components/Price";
import { AddToCart } from "~/features/cart/AddToCart";
import { useSeen } from "~/features/recommendations/useSeen";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { Placement, UsualShelfFragment as List } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { toldApart, withoutSize } from "~/lib/names";
import { named, t } from "~/lib/words";

export const UsualShelfFragment = graphql(`
  fragment UsualShelf on RecommendationList {
    isFallback
    items {
      token
      product {
        id
        name
        nameDe
        slug
        size
        maker
        articleNumber
        needsArticleNumber
        picture
        variantId
        stock
        quantityAvailable
        price { amount currency }
      }
    }
  }
`);

/** As many as stand beside each other on a desk. */
export const shelfLength = 8;

type Props = { list: FragmentType<typeof UsualShelfFragment>; label: string; placement: Placement };

export function UsualShelf(props: Props) {
  const items = readFragment(UsualShelfFragment, props.list).items.slice(0, shelfLength);
  const shelf = useRef<HTMLUListElement>(null);
  useSeen(shelf, props.placement, items);
  return (
    <div className="shelf">
      <ul tabIndex={0} aria-label={props.label} ref={shelf}>
        {items.map((item, place) => (
          <Stand key={item.product.id} item={item} isFirst={place === 0} placement={props.placement} />
        ))}
      </ul>
    </div>
  );
}

function Stand(props: { item: List["items"][number]; isFirst: boolean; placement: Placement }) {
  const { product, token } = props.item;
  const tellOpened = () =>
    logEvent({ name: "RECOMMENDATION_CLICKED", productId: product.id, placement: props.placement, token });
  return (
    <li>
      <div className="stand">
        <Emoji picture={product.picture} isEager isFirst={props.isFirst} />
      </div>
      <div className="ticket">
        <p className="what">
          <Link to="/p/$slug" params={{ slug: product.slug }} search={{ from: token }} onClick={tellOpened}>
            {withoutSize(named(product), product.size)}
          </Link>
          <span>{beside(product)}</span>
        </p>
        <Price money={product.price} />
        <AddToCart
          variantId={product.variantId}
          name={`${named(product)}, ${toldApart(product)}`}
          stock={product.stock}
          available={product.quantityAvailable}
          attribution={token}
        />
      </div>
    </li>
  );
}

/** Little room: the size, or the maker where there is none, and the number of a product with twins. */
function beside(product: List["items"][number]["product"]): string {
  const number = product.needsArticleNumber && t("no. {articleNumber}", product);
  return [product.size ?? t("Maker {maker}", product), number].filter(Boolean).join(", ");
}
