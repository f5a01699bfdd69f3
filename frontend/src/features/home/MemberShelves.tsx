/** Below the greeting of somebody we know: what goes with their shopping, and offers that are their own. */
import { useQuery } from "urql";
import { Section } from "~/components/Section";
import { OfferTicket } from "~/features/offers/OfferTicket";
import { RecommendationShelf } from "~/features/recommendations/RecommendationShelf";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const MemberShelvesFragment = graphql(`
  fragment MemberShelves on RecommendationList {
    isFallback
    ...Shelf
  }
`);

const MemberOffersQuery = graphql(`
  query MemberOffers {
    offers { id isUsed ...OfferTicket }
  }
`);

export default function MemberShelves(props: { picks: FragmentType<typeof MemberShelvesFragment> }) {
  const picks = readFragment(MemberShelvesFragment, props.picks);
  return (
    <>
      {!picks.isFallback && (
        <RecommendationShelf
          title="Goes with what you buy"
          intro="Picked from your own shopping. Not right? Press the cross, and it goes."
          placement="HOME"
          list={picks}
        />
      )}
      <Offers />
    </>
  );
}

function Offers() {
  const [{ data }] = useQuery({ query: MemberOffersQuery });
  const offers = data?.offers.filter((offer) => !offer.isUsed).slice(0, 3) ?? [];
  if (offers.length === 0) return null;
  return (
    <Section title="Yours for now">
      <div className="offers">
        {offers.map((offer) => (
          <OfferTicket key={offer.id} offer={offer} />
        ))}
      </div>
    </Section>
  );
}
