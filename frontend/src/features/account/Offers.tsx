/** What the shop offers to this person and to nobody else. */
import { OfferTicket } from "~/features/offers/OfferTicket";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const OffersFragment = graphql(`
  fragment Offers on Query {
    offers { id ...OfferTicket }
  }
`);

export function Offers(props: { query: FragmentType<typeof OffersFragment> }) {
  const { offers } = readFragment(OffersFragment, props.query);
  return (
    <section className="section" aria-labelledby="offers">
      <div className="section-head">
        <h2 id="offers">{t("Offers for you")}</h2>
      </div>
      {offers.length === 0 ? (
        <p className="soft">{t("None today. They come with what you buy again and again.")}</p>
      ) : (
        <div className="offers">
          {offers.map((offer) => (
            <OfferTicket key={offer.id} offer={offer} />
          ))}
        </div>
      )}
    </section>
  );
}
