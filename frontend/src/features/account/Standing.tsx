/** Where a member stands: the tier, the way to the next, what waits and what ends, and what they see first. */
import { Link } from "@tanstack/react-router";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatNumber } from "~/lib/count";
import { formatDate } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";

const StandingFragment = graphql(`
  fragment Standing on LoyaltyAccount {
    id
    pending
    held
    tier { id name hasFreeShipping hasEarlyAccess returnDays pointsBasisPoints }
    tierReviewAt
    tierWarnedAt
    spendToKeep { amount currency }
    qualifyingSpend { amount currency }
    nextTier { tier { id name } spendToGo { amount currency } }
    expirySchedule { points at }
  }
`);

type Early = ReadonlyArray<{ id: string; name: string; slug: string }>;

export function Standing(props: { loyalty: FragmentType<typeof StandingFragment>; early: Early }) {
  const member = readFragment(StandingFragment, props.loyalty);
  const { tier, nextTier } = member;
  const ends = member.expirySchedule.filter((one) => one.at !== null).slice(0, 3);
  return (
    <section className="stack" aria-label={t("Where you stand")}>
      {tier && (
        <>
          <h3>{t("You are {tier}", { tier: tier.name })}</h3>
          <Benefits tier={tier} />
        </>
      )}
      {tier && member.tierWarnedAt && member.tierReviewAt && member.spendToKeep && (
        <p role="note">
          {t("Buy for {amount} until {day} to stay {tier}.", {
            amount: formatMoney(member.spendToKeep),
            day: formatDate(member.tierReviewAt),
            tier: tier.name,
          })}
        </p>
      )}
      {nextTier && <Progress so={Number(member.qualifyingSpend?.amount ?? 0)} next={nextTier} />}
      {member.pending > 0 && <p>{t("{count} points wait until they can be spent.", { count: formatNumber(member.pending) })}</p>}
      {member.held > 0 && <p>{t("{count} points are held for an order.", { count: formatNumber(member.held) })}</p>}
      {ends.map((one) => (
        <p className="soft" key={one.at}>
          {t("{count} points end on {day}.", { count: formatNumber(one.points), day: formatDate(one.at ?? "") })}
        </p>
      ))}
      {props.early.length > 0 && <First products={props.early} />}
    </section>
  );
}

type Tier = { hasFreeShipping: boolean; hasEarlyAccess: boolean; returnDays: number | null; pointsBasisPoints: number };

function Benefits({ tier }: { tier: Tier }) {
  const told = [
    tier.hasFreeShipping && t("Delivery is free."),
    tier.pointsBasisPoints > 10_000 && t("You earn {times} times the points.", { times: formatNumber(tier.pointsBasisPoints / 10_000) }),
    tier.returnDays !== null && t("You can send goods back for {days} days.", { days: String(tier.returnDays) }),
    tier.hasEarlyAccess && t("You see new things first."),
  ].filter(Boolean);
  return (
    <ul>
      {told.map((one) => (
        <li key={String(one)}>{one}</li>
      ))}
    </ul>
  );
}

function Progress(props: { so: number; next: { tier: { name: string }; spendToGo: { amount: string; currency: string } } }) {
  const { tier, spendToGo } = props.next;
  const told = t("{amount} to {tier}", { amount: formatMoney(spendToGo), tier: tier.name });
  return (
    <p>
      <progress aria-label={told} value={props.so} max={props.so + Number(spendToGo.amount)} /> {told}
    </p>
  );
}

function First({ products }: { products: Early }) {
  return (
    <>
      <h3>{t("First for you")}</h3>
      <ul>
        {products.map((one) => (
          <li key={one.id}>
            <Link to="/p/$slug" params={{ slug: one.slug }}>
              {one.name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
