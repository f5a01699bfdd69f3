/** One offer on its paper ticket: what, why, on which terms, until when. */
import { Check } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";

const AccountOfferFragment = graphql(`
  fragment AccountOffer on Offer {
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

const ApplyOfferMutation = graphql(`
  mutation ApplyAccountOffer($input: ApplyOfferInput!) {
    applyOffer(input: $input) {
      __typename
      ... on Cart { id offer { id } totals { discount { amount currency } total { amount currency } } }
      ... on Error { message }
    }
  }
`);

/** An offer ends before `endsAt`, which is often a midnight: the last day is the one before. */
function lastMoment(endsAt: string): string {
  return new Date(Date.parse(endsAt) - 1000).toISOString();
}

type Props = { offer: FragmentType<typeof AccountOfferFragment>; isInCart: boolean };

export function OfferTicket(props: Props) {
  const offer = readFragment(AccountOfferFragment, props.offer);
  return (
    <article className="offer">
      <div className="stub">
        <b>{offer.percent ? `${offer.percent}%` : offer.amount && formatMoney(offer.amount)}</b>
        <span>off</span>
      </div>
      <div className="body">
        <h3>{offer.name}</h3>
        <p className="small">{offer.reason}</p>
        <p className="tiny soft">
          {offer.terms} Ends {formatDay(lastMoment(offer.endsAt))}. Code <span className="b">{offer.code}</span>
        </p>
        {offer.isUsed ? (
          <p className="small soft">You have used it.</p>
        ) : (
          <UseIt code={offer.code} name={offer.name} isInCart={props.isInCart} />
        )}
      </div>
    </article>
  );
}

function UseIt(props: { code: string; name: string; isInCart: boolean }) {
  const [{ fetching }, applyOffer] = useMutation(ApplyOfferMutation);
  const [refusal, setRefusal] = useState<string>();

  async function use() {
    const { data } = await applyOffer({ input: { code: props.code } });
    setRefusal(refusalOf(data?.applyOffer, "Cart"));
  }

  if (props.isInCart) {
    return (
      <p className="good small b row in-cart" role="status">
        <Check className="i s" aria-hidden="true" />
        In your cart
      </p>
    );
  }
  return (
    <>
      <p>
        <button className="text-btn" type="button" onClick={() => void use()} aria-disabled={fetching}>
          Use it<span className="vh">: {props.name}</span>
        </button>
      </p>
      {refusal && (
        <p className="small warn" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
