/** Below the greeting: what goes with one's shopping, or what many buy; and offers that are one's own. */
import { RecommendationShelf } from "~/features/recommendations/RecommendationShelf";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { later } from "~/lib/later";
import { t } from "~/lib/words";
import { shelfLength } from "./UsualShelf";

const HomeShelvesFragment = graphql(`
  fragment HomeShelves on RecommendationList {
    isFallback
    ...Shelf
  }
`);

/** An offer says on which day it ends, and that day is the shop's. */
const MemberOffers = later("member-offers", async () => {
  const [offers, place] = await Promise.all([import("./MemberOffers"), import("~/lib/place")]);
  await place.knowPlace();
  return offers;
});

type Props = { picks: FragmentType<typeof HomeShelvesFragment>; isMember: boolean };

export default function HomeShelves(props: Props) {
  const picks = readFragment(HomeShelvesFragment, props.picks);
  return (
    <>
      {picks.isFallback ? (
        <RecommendationShelf
          title={t("Bought by many")}
          intro={t("We do not know you yet, so this is what most people bring home.")}
          placement="HOME"
          list={picks}
          from={shelfLength}
        />
      ) : (
        <RecommendationShelf
          title={t("Goes with what you buy")}
          intro={t("Picked from your own shopping. Not right? Press the cross, and it goes.")}
          placement="HOME"
          list={picks}
          limit={10}
        />
      )}
      {props.isMember && <MemberOffers />}
    </>
  );
}
