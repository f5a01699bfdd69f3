/** What the shop offers to this person and to nobody else. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { OfferTicket } from "./OfferTicket";
import "~/styles/offers.css";

const OffersFragment = graphql(`
  fragment Offers on Query {
    offers { id ...AccountOffer }
    cart { id offer { id } }
  }
`);

export function Offers(props: { query: FragmentType<typeof OffersFragment> }) {
  const { offers, cart } = readFragment(OffersFragment, props.query);
  return (
    <section className="section" aria-labelledby="offers">
      <div className="section-head">
        <h2 id="offers">Offers for you</h2>
      </div>
      {offers.length === 0 ? (
        <p className="soft">None today. They come with what you buy again and again.</p>
      ) : (
        <div className="offers">
          {offers.map((offer) => (
            <OfferTicket key={offer.id} offer={offer} isInCart={cart?.offer?.id === offer.id} />
          ))}
        </div>
      )}
    </section>
  );
}
