/** A personal offer: what it gives, why, its terms and its end, and one press to use it. */
import { Check } from "lucide-react";
import { useMutation } from "urql";
import { ApplyOfferMutation } from "~/features/cart/cartDocuments";
import { useCart } from "~/features/cart/CartProvider";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OfferTicketFragment as Offer } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { say } from "~/lib/toast";
import "~/styles/offers.css";

const OfferTicketFragment = graphql(`
  fragment OfferTicket on Offer {
    id
    code
    name
    reason
    terms
    percent
    amount { amount currency }
    endsAt
    isUsed
  }
`);

export function OfferTicket(props: { offer: FragmentType<typeof OfferTicketFragment> }) {
  const offer = readFragment(OfferTicketFragment, props.offer);
  const { cart } = useCart();
  const [{ fetching }, apply] = useMutation(ApplyOfferMutation);
  const isApplied = cart?.offer?.id === offer.id;

  async function use() {
    const { data } = await apply({ input: { code: offer.code } });
    const result = data?.applyOffer;
    if (!result) say("That did not reach us. The offer is still yours.");
    else if (result.__typename === "Cart") say(`${offer.name} is on your cart.`);
    else say(result.message);
  }

  return (
    <article className="offer">
      <div className="stub">
        <b>{worth(offer)}</b>
        <span>off</span>
      </div>
      <div className="body">
        <h3>{offer.name}</h3>
        <p className="small">{offer.reason}</p>
        <p className="tiny soft">
          {offer.terms} Ends {formatDay(offer.endsAt)}.
        </p>
        {isApplied ? (
          <p className="good small b row">
            <Check className="i s" />
            On your cart
          </p>
        ) : (
          <p>
            <button className="text-btn" type="button" disabled={fetching} onClick={use}>
              Use it now
            </button>
          </p>
        )}
      </div>
    </article>
  );
}

function worth(offer: Offer): string {
  if (offer.percent !== null) return `${offer.percent}%`;
  return offer.amount ? formatMoney(offer.amount).replace(/\.00$/, "") : "";
}
