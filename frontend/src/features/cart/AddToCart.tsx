/** The round plus that turns into the stepper in place. */
import type { StockStatus } from "~/gql/graphql";

type Props = {
  variantId: string;
  name: string;
  stock: StockStatus;
  available: number;
  attribution?: string;
};

export function AddToCart(props: Props) {
  return (
    <button className="round" type="button" aria-label={`Add ${props.name}`}>
      +
    </button>
  );
}
