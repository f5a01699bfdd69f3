/** The front door: the usual shelf for those we know, what many buy for those we do not. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed } from "~/components/states";
import { Section } from "~/components/Section";
import { AisleBoard } from "~/features/catalog/AisleBoard";
import { useMe } from "~/features/identity/me";
import { graphql } from "~/gql";
import { formatNumber } from "~/lib/count";
import { later } from "~/lib/later";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { HeroBones, StrangerHero } from "./Hero";
import "~/styles/home.css";

const PointsBand = later("points", () => import("./PointsBand"));
const MemberHero = later("member-hero", () => import("./MemberHero"), <HeroBones />);
const HomeShelves = later("home-shelves", () => import("./HomeShelves"));

/** Three full rows of five. */
const aislesShown = 15;

const HomePageQuery = graphql(`
  query HomePage {
    usuals: recommendations(placement: USUALS, first: 8) { ...UsualShelf isFallback }
    picks: recommendations(placement: HOME, first: 18) { ...HomeShelves ...UsualShelf isFallback }
    categories { id ...AisleBoard }
  }
`);

export function HomePage() {
  const me = useMe();
  const [{ data, error }, refetch] = useQuery({ query: HomePageQuery });
  useTitle(t("Groceries with a memory"));

  if (error && !data) {
    return (
      <main id="main" className="page section">
        <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />
      </main>
    );
  }
  const knowsUsuals = me && data && !data.usuals.isFallback;
  return (
    <main id="main">
      {!data || me === undefined ? (
        <HeroBones />
      ) : knowsUsuals ? (
        <MemberHero name={me.name} list={data.usuals} />
      ) : (
        <StrangerHero list={data.picks} name={me?.name} />
      )}
      {data && me !== undefined && <HomeShelves picks={data.picks} isMember={me !== null} />}
      {data && (
        <Section
          title={t("Walk the aisles")}
          more={<Link to="/aisles">{t("All {n} aisles", { n: formatNumber(data.categories.length) })}</Link>}
        >
          <div className="depts">
            {data.categories.slice(0, aislesShown).map((aisle) => (
              <AisleBoard key={aisle.id} aisle={aisle} />
            ))}
          </div>
        </Section>
      )}
      {me?.customer?.loyalty && <PointsBand balance={me.customer.loyalty.balance} />}
      {me === null && <PointsBand />}
    </main>
  );
}
