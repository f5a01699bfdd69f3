/** Below the greeting: what goes with one's shopping, or what many buy; and offers that are one's own. */
import { useQuery } from "urql";
import { Section } from "~/components/Section";
import { OfferTicket } from "~/features/offers/OfferTicket";
import { RecommendationShelf } from "~/features/recommendations/RecommendationShelf";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { shelfLength } from "./UsualShelf";

const HomeShelvesFragment = graphql(`
  fragment HomeShelves on RecommendationList {
    isFallback
    ...Shelf
  }
`);

const MemberOffersQuery = graphql(`
  query MemberOffers {
    offers { id isUsed ...OfferTicket }
  }
`);

type Props = { picks: FragmentType<typeof HomeShelvesFragment>; isMember: boolean };

export default function HomeShelves(props: Props) {
  const picks = readFragment(HomeShelvesFragment, props.picks);
  return (
    <>
      {picks.isFallback ? (
        <RecommendationShelf
          title="Bought by many"
          intro="We do not know you yet, so this is what most people bring home."
          placement="HOME"
          list={picks}
          from={shelfLength}
        />
      ) : (
        <RecommendationShelf
          title="Goes with what you buy"
          intro="Picked from your own shopping. Not right? Press the cross, and it goes."
          placement="HOME"
          list={picks}
          limit={10}
        />
      )}
      {props.isMember && <Offers />}
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
