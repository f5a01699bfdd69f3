/** A personal offer: what it gives, why, its terms and its end, and one press to use it. */
import { Check } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { ApplyOfferMutation } from "~/features/cart/cartPageDocuments";
import { useCart } from "~/features/cart/CartProvider";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OfferTicketFragment as Offer } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
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
  const [refusal, setRefusal] = useState<string>();
  const isApplied = cart?.offer?.id === offer.id;

  async function use() {
    const { data } = await apply({ input: { code: offer.code } });
    const answer = data?.applyOffer;
    const isCartMissing = answer?.__typename === "NotFound";
    const refused = isCartMissing ? t("Put something in your cart first.") : refusalOf(answer, "Cart");
    setRefusal(refused);
    if (!refused) say(t("{name} is on your cart.", { name: offer.name }));
  }

  return (
    <article className="offer">
      <div className="stub">
        <b>{worth(offer)}</b>
        <span>{t("off")}</span>
      </div>
      <div className="body">
        <h3>{offer.name}</h3>
        <p className="small">{t(offer.reason)}</p>
        <p className="tiny soft">
          {t("{terms} Ends {day}. Code", { terms: offer.terms, day: formatDay(lastMoment(offer.endsAt)) })} <span className="b">{offer.code}</span>
        </p>
        {isApplied ? (
          <p className="good small b row">
            <Check className="i s" />
            {t("On your cart")}
          </p>
        ) : offer.isUsed ? (
          <p className="small soft">{t("You have used it.")}</p>
        ) : (
          <p>
            <button className="text-btn" type="button" aria-disabled={fetching} onClick={() => void use()}>
              {t("Use it now")}<span className="vh">: {offer.name}</span>
            </button>
          </p>
        )}
        <p className="small warn" role="alert">
          {refusal}
        </p>
      </div>
    </article>
  );
}

/** An offer ends before `endsAt`, which is often a midnight: the last day is the one before. */
function lastMoment(endsAt: string): string {
  return new Date(Date.parse(endsAt) - 1000).toISOString();
}

function worth(offer: Offer): string {
  if (offer.percent !== null) return `${offer.percent}%`;
  return offer.amount ? formatMoney(offer.amount).replace(/\.00$/, "") : "";
}
