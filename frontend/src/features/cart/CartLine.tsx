/** One line of the cart: the goods, how many, what they cost together. */
import { Link } from "@tanstack/react-router";
import { Picture } from "~/components/Picture";
import { Stepper } from "~/components/Stepper";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { say } from "~/lib/toast";
import { useCart } from "./CartProvider";

export function CartLine(props: { line: Contents["lines"][number] }) {
  const { line } = props;
  const { product, variantId } = line;
  const { quantityOf, wish } = useCart();
  const quantity = quantityOf(variantId);
  if (quantity === 0) return null;

  function change(wanted: number) {
    wish({ variantId, quantity: wanted });
    if (wanted === 0) say(`${product.name} is out of your cart.`, () => wish({ variantId, quantity: line.quantity }));
  }

  return (
    <li className={`cartline d-${product.wall}`}>
      <Picture {...product} />
      <Link className="name" to="/p/$slug" params={{ slug: product.slug }}>
        {product.name}
      </Link>
      <span className={quantity === line.quantity ? "amount" : "amount pending"}>{formatMoney(line.total)}</span>
      <div className="ctl">
        <span className="tiny soft">
          {[product.size, `maker ${product.maker}`].filter(Boolean).join(", ")}
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

function shortage(product: { stock: string; quantityAvailable: number }): string {
  if (product.stock === "SOLD_OUT" || product.quantityAvailable === 0) return "Sold out: take it out to go on";
  return `Only ${product.quantityAvailable} left: take fewer to go on`;
}
