/** A product on its board: picture, reason, name, price, and the one thing to press. */
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { ReactNode } from "react";
import { Before } from "~/components/Before";
import { Picture } from "~/components/Picture";
import { Price } from "~/components/Price";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatUnitPrice } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import { named, t } from "~/lib/words";
import { AddToCart } from "~/features/cart/AddToCart";
import { StockWords } from "./StockWords";

const ProductTileFragment = graphql(`
  fragment ProductTile on Product {
    id
    name
    nameDe
    slug
    maker
    size
    articleNumber
    needsArticleNumber
    picture
    wall
    photo { alternative media { id widths width height placeholder } }
    variantId
    price { amount currency }
    regularPrice { amount currency }
    lowestRecentPrice { amount currency }
    unitPrice { unit price { amount currency } }
    stock
    quantityAvailable
  }
`);

export type TileProduct = FragmentType<typeof ProductTileFragment>;

type Props = {
  product: TileProduct;
  /** Hangs from the edge of the board. */
  talker?: ReactNode;
  attribution?: string;
  /** Stands in the top right corner. */
  corner?: ReactNode;
  onOpen?: () => void;
  isEager?: boolean;
  isFirst?: boolean;
};

export const ProductTile = memo(function ProductTile(props: Props) {
  const product = readFragment(ProductTileFragment, props.product);
  const spoken = toldApart(product);
  return (
    <li className={`tile d-${product.wall}${product.stock === "SOLD_OUT" ? " out" : ""}`}>
      <Picture {...product} isEager={props.isEager} isFirst={props.isFirst} />
      {props.corner}
      {props.talker}
      <h3 className="name">
        <Link
          to="/p/$slug"
          params={{ slug: product.slug }}
          search={props.attribution ? { from: props.attribution } : {}}
          onClick={props.onOpen}
        >
          {withoutSize(named(product), product.size)}
          <span className="vh">, {spoken}</span>
        </Link>
      </h3>
      <p className="meta dotted">
        {product.needsArticleNumber && <span>{t("no. {articleNumber}", product)}</span>}
        {product.unitPrice && <span>{formatUnitPrice(product.unitPrice.price, product.unitPrice.unit)}</span>}
        <StockWords stock={product.stock} available={product.quantityAvailable} />
      </p>
      <div className="buy">
        <span>
          <Price money={product.price} />
          <Before {...product} />
        </span>
        <AddToCart
          variantId={product.variantId}
          name={`${named(product)}, ${spoken}`}
          stock={product.stock}
          available={product.quantityAvailable}
          attribution={props.attribution}
        />
      </div>
    </li>
  );
});
