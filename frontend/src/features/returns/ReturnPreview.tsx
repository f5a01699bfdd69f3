/** What the chosen goods give back, as the shop works it out: to the cent what is paid later. */
import { useQuery } from "urql";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import { graphql } from "~/gql";
import type { RefundTarget, ReturnLineInput } from "~/gql/graphql";
import { formatMoney, toMinor } from "~/lib/money";
import type { Money } from "~/lib/money";
import { t } from "~/lib/words";

const ReturnPreviewQuery = graphql(`
  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!) {
    returnPreview(orderId: $orderId, lines: $lines, target: $target) {
      goods { amount currency }
      discounts { amount currency }
      delivery { amount currency }
      givenOtherwise { amount currency }
      refund { amount currency }
      bonus { amount currency }
      pointsTaken
      parts { way amount { amount currency } }
    }
  }
`);

const ways: Record<string, string> = {
  payment: "To what you paid with",
  gift_card: "To your gift card",
  store_credit: "To your store credit",
  points: "To your points",
};

type Props = { orderId: string; lines: ReturnLineInput[]; target: RefundTarget };

export function ReturnPreview({ orderId, lines, target }: Props) {
  const [{ data }] = useQuery({
    query: ReturnPreviewQuery,
    variables: { orderId, lines, target },
    pause: lines.length === 0,
    requestPolicy: "network-only",
  });
  const told = data?.returnPreview;
  if (!told || lines.length === 0) return null;
  const some = (label: string, amount: Money): SumLine[] =>
    toMinor(amount) === 0n ? [] : [{ label, amount: formatMoney(amount) }];
  return (
    <section aria-label={t("What comes back")} aria-live="polite">
      <Sum
        lines={[
          { label: t("Goods"), amount: formatMoney(told.goods) },
          ...some(t("Discounts"), told.discounts),
          ...some(t("Delivery"), told.delivery),
          ...some(t("Given back before"), told.givenOtherwise),
          { label: t("Refund"), amount: formatMoney(told.refund), look: "total" },
          ...told.parts.map((part) => ({ label: t(ways[part.way] ?? part.way), amount: formatMoney(part.amount) })),
          ...some(t("Bonus on your store credit"), told.bonus),
        ]}
      />
      {told.pointsTaken > 0 && (
        <p className="small soft">{t("{n} points that it had earned go back.", { n: String(told.pointsTaken) })}</p>
      )}
    </section>
  );
}
