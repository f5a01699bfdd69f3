/** From cart to payment on one page: where to, how, and the exact sum on the button. */
import { useEffect, useState } from "react";
import { Failed, LineBones } from "~/components/states";
import { useCart } from "~/features/cart/CartProvider";
import { useMe } from "~/features/identity/me";
import type { CartContentsFragment as Cart, MeQuery } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { CheckoutForm } from "./CheckoutForm";
import { useDraft } from "./draft";
import { rememberMember } from "./memory";
import { NothingToPay } from "./NothingToPay";
import { useOffer } from "./useOffer";
import "~/styles/cart.css";
import "~/styles/checkout.css";

export function CheckoutPage() {
  const { cart, isFailed, retry, isPending } = useCart();
  const me = useMe();
  const [placed, setPlaced] = useState<Cart>();
  useTitle(t("Checkout"));
  useEffect(() => {
    if (me) rememberMember();
  }, [me]);
  useEffect(() => logEvent({ name: "CHECKOUT_STARTED" }), []);

  const shown = placed ?? cart;
  const isWaiting = shown === undefined || me === undefined || isPending;
  return (
    <main id="main" className="page">
      {isFailed && <Failed onRetry={retry} />}
      {!isFailed && isWaiting && <LineBones count={8} />}
      {!isFailed && !isWaiting && !shown?.lines.length && <NothingToPay isGuest={me === null} />}
      {!isFailed && !isWaiting && shown && shown.lines.length > 0 && (
        <Offered key={me?.id} cart={shown} me={me} isAtWork={Boolean(placed)} onAtWork={(isAtWork) => setPlaced(isAtWork ? shown : undefined)} />
      )}
    </main>
  );
}

type Props = {
  cart: Cart;
  me: MeQuery["me"];
  /** The cart may be an order by now, without a word from the shop: it stays in sight. */
  isAtWork: boolean;
  onAtWork: (isAtWork: boolean) => void;
};

function Offered(props: Props) {
  const [draft, change] = useDraft(props.me);
  const offer = useOffer(draft.address, props.isAtWork ? undefined : props.cart.version);
  if (offer.isFailed) return <Failed onRetry={offer.askAgain} />;
  if (!offer.answer) return <LineBones count={8} />;
  return <CheckoutForm {...props} {...offer} answer={offer.answer} draft={draft} onChange={change} />;
}
