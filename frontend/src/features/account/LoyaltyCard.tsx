/** The loyalty card: points and number. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatNumber } from "~/lib/count";
import { formatDate } from "~/lib/dates";
import { t } from "~/lib/words";

const LoyaltyCardFragment = graphql(`
  fragment LoyaltyCard on LoyaltyAccount {
    id
    cardNumber
    balance
    joinedAt
  }
`);

export function LoyaltyCard(props: { loyalty: FragmentType<typeof LoyaltyCardFragment> }) {
  const card = readFragment(LoyaltyCardFragment, props.loyalty);
  return (
    <div className="card">
      <div>
        <p className="pts">{formatNumber(card.balance)}</p>
        <p className="soft small">{t("points, since {day}", { day: formatDate(card.joinedAt) })}</p>
      </div>
      <div className="number">
        <span className="vh">{t("Card number")} </span>
        {card.cardNumber.replace(/(\d{4})(?=\d)/g, "$1 ")}
      </div>
    </div>
  );
}
