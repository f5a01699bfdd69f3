/** One line of the cart: the goods, how many, what they cost together. */
import { Link } from "@tanstack/react-router";
import { Picture } from "~/components/Picture";
import { Stepper } from "~/components/Stepper";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import { say } from "~/lib/toast";
import { useCart } from "./CartProvider";

type Line = Contents["lines"][number];
type Product = NonNullable<Line["product"]>;

export function CartLine({ line }: { line: Line }) {
  const { variantId, product } = line;
  const { quantityOf, wish } = useCart();
  const quantity = quantityOf(variantId);
  if (quantity === 0) return null;

  function change(wanted: number) {
    wish({ variantId, quantity: wanted, seen: quantity });
    const undo = () => wish({ variantId, quantity: line.quantity });
    if (wanted === 0) say(`${product?.name ?? "It"} is out of your cart.`, undo);
  }

  if (!product) return <GoneLine onRemove={() => change(0)} />;
  return (
    <li className={`cartline d-${product.wall}`}>
      <Picture {...product} />
      <Link className="name" to="/p/$slug" params={{ slug: product.slug }}>
        {withoutSize(product.name, product.size)}
      </Link>
      <span className={quantity === line.quantity ? "amount" : "amount pending"}>{formatMoney(line.total)}</span>
      <div className="ctl">
        <span className="tiny soft">
          {toldApart(product)}
          {line.quantity > 1 && `, ${formatMoney(line.unitPrice)} each`}
          {!line.isAvailable && <span className="bad b unavailable">{shortage(product)}</span>}
        </span>
        <Stepper
          label={`How many: ${product.name}`}
          isLine
          quantity={quantity}
          max={product.quantityAvailable}
          onChange={change}
        />
      </div>
    </li>
  );
}

/** What was put in once and is not sold any more. */
function GoneLine(props: { onRemove: () => void }) {
  return (
    <li className="cartline">
      <span />
      <span className="name">No longer sold</span>
      <span />
      <div className="ctl">
        <span className="tiny bad b">Take it out to go on</span>
        <button className="text-btn small" type="button" onClick={props.onRemove}>
          Take it out
        </button>
      </div>
    </li>
  );
}

function shortage(product: Product): string {
  if (product.quantityAvailable === 0) return "Sold out: take it out to go on";
  return `Only ${product.quantityAvailable} left: take fewer to go on`;
}
