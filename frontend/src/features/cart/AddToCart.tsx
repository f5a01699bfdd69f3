/** The round plus that turns into the stepper in place. */
import { Plus } from "lucide-react";
import { memo } from "react";
import { Stepper } from "~/components/Stepper";
import type { StockStatus } from "~/gql/graphql";
import { t } from "~/lib/words";
import { useCart } from "./CartProvider";
import type { CartView } from "./CartProvider";

type Props = {
  variantId: string;
  name: string;
  stock: StockStatus;
  available: number;
  attribution?: string;
};

export function AddToCart(props: Props) {
  const { quantityOf, wish } = useCart();
  return <PlusOrStepper {...props} quantity={quantityOf(props.variantId)} wish={wish} />;
}

/** A change of the cart draws only the products again that it is about. */
const PlusOrStepper = memo(function PlusOrStepper(props: Props & Pick<CartView, "wish"> & { quantity: number }) {
  const { quantity } = props;
  const want = (wanted: number) =>
    props.wish({ variantId: props.variantId, quantity: wanted, seen: quantity, attribution: props.attribution });

  if (quantity > 0) {
    return <Stepper label={t("{name}, in cart", { name: props.name })} quantity={quantity} max={props.available} onChange={want} />;
  }
  if (props.stock === "SOLD_OUT") return null;
  return (
    <button className="round" type="button" aria-label={t("Add {name}", { name: props.name })} onClick={() => want(1)}>
      <Plus className="i" />
    </button>
  );
});
