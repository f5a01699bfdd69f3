/** Name, price, the choice of pack, how many, and the button that says what it costs. */
import { useState } from "react";
import { Before } from "~/components/Before";
import { Choice } from "~/components/Choice";
import { Price } from "~/components/Price";
import { Stepper } from "~/components/Stepper";
import { useCart } from "~/features/cart/CartProvider";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { BuyBoxFragment as Product } from "~/gql/graphql";
import { formatMoney, formatUnitPrice, times } from "~/lib/money";
import { withoutSize } from "~/lib/names";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";

const BuyBoxFragment = graphql(`
  fragment BuyBox on Product {
    id
    name
    maker
    size
    brand
    articleNumber
    needsArticleNumber
    details { ageLimit text(locale: $locale) { name } }
    variantId
    unitPrice { unit price { amount currency } }
    variants {
      id
      name
      stock
      quantityAvailable
      price { amount currency }
      regularPrice { amount currency }
      lowestRecentPrice { amount currency }
    }
    price { amount currency }
    regularPrice { amount currency }
    lowestRecentPrice { amount currency }
    stock
    quantityAvailable
  }
`);

type Props = { product: FragmentType<typeof BuyBoxFragment>; attribution?: string };

export function BuyBox(props: Props) {
  const product = readFragment(BuyBoxFragment, props.product);
  const [variantId, setVariantId] = useState(product.variantId);
  const variant = product.variants.find((one) => one.id === variantId) ?? { ...product, id: product.variantId };
  return (
    <>
      <h1>{withoutSize(product.details?.text.name ?? product.name, product.size)}</h1>
      <p className="soft dotted">
        <span>{t("Maker {maker}", product)}</span>
        {product.size && <span>{product.size}</span>}
        {product.needsArticleNumber && <span>{t("no. {articleNumber}", product)}</span>}
        {product.brand === "PRIVATE" && <span>{t("Our own brand")}</span>}
      </p>
      <p className="row wrap">
        <Price money={variant.price} look="big" />
        <Before {...variant} />
        {product.unitPrice && (
          <span className="soft">{formatUnitPrice(product.unitPrice.price, product.unitPrice.unit)}</span>
        )}
      </p>
      {product.variants.length > 1 && (
        <fieldset>
          <legend className="label">{t("Pack")}</legend>
          <div className="choices three-up">
            {product.variants.map((one) => (
              <Choice key={one.id} name="variant" value={one.id} isChosen={one.id === variantId} onChoose={setVariantId}>
                <b className="b">{one.name}</b>
                <br />
                <span className="small">{formatMoney(one.price)}</span>
              </Choice>
            ))}
          </div>
        </fieldset>
      )}
      <Buy key={variantId} variant={variant} product={product} attribution={props.attribution} />
      {product.details?.ageLimit && <p className="small soft">{t("From {years} years on: we ask for a proof of age at the door.", { years: product.details.ageLimit })}</p>}
    </>
  );
}

type BuyProps = {
  variant: Pick<Product["variants"][number], "id" | "stock" | "quantityAvailable" | "price">;
  product: Product;
  attribution?: string;
};

/** Choose a number and add it; from then on the stepper changes the cart itself. */
function Buy({ variant, product, attribution }: BuyProps) {
  const { quantityOf, wish } = useCart();
  const [quantity, setQuantity] = useState(1);
  const inCart = quantityOf(variant.id);
  const want = (wanted: number) => wish({ variantId: variant.id, quantity: wanted, seen: inCart, attribution });

  if (variant.stock === "SOLD_OUT" && inCart === 0) {
    return (
      <p className="note warn" role="status">
        <b className="b">{t("Sold out for delivery.")}</b> {t("See below which stores still have it.")}
      </p>
    );
  }
  function add() {
    want(quantity);
    say(t("{name} is in your cart.", { name: product.details?.text.name ?? product.name }));
  }
  return (
    <>
      <div className="buybox">
        <Stepper
          label={t(inCart > 0 ? "How many in your cart" : "How many")}
          isLine
          min={inCart > 0 ? 0 : 1}
          max={variant.quantityAvailable}
          quantity={inCart > 0 ? inCart : quantity}
          onChange={inCart > 0 ? want : setQuantity}
        />
        {inCart > 0 ? (
          <p className="in-cart b" role="status">
            {t("In your cart, {price}", { price: formatMoney(times(variant.price, inCart)) })}
          </p>
        ) : (
          <button className="btn" type="button" onClick={add}>
            {t("Add to cart, {price}", { price: formatMoney(times(variant.price, quantity)) })}
          </button>
        )}
      </div>
      {variant.stock === "LOW" && <p className="warn b small">{t("{n} left for delivery", { n: variant.quantityAvailable })}</p>}
    </>
  );
}
