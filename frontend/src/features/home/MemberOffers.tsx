/** What is offered to this member alone, and was not used yet. */
import { useQuery } from "urql";
import { Section } from "~/components/Section";
import { OfferTicket } from "~/features/offers/OfferTicket";
import { graphql } from "~/gql";
import { t } from "~/lib/words";

const MemberOffersQuery = graphql(`
  query MemberOffers {
    offers { id isUsed ...OfferTicket }
  }
`);

export default function MemberOffers() {
  const [{ data }] = useQuery({ query: MemberOffersQuery });
  const offers = data?.offers.filter((offer) => !offer.isUsed).slice(0, 3) ?? [];
  if (offers.length === 0) return null;
  return (
    <Section title={t("Yours for now")}>
      <div className="offers">
        {offers.map((offer) => (
          <OfferTicket key={offer.id} offer={offer} />
        ))}
      </div>
    </Section>
  );
}
