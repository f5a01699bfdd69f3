/** What the chosen goods give back, as the shop works it out: to the cent what is paid later. */
import { useQuery } from "urql";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import { graphql } from "~/gql";
import type { RefundTarget, ReturnLineInput, ReturnPreviewQuery, ReturnReason } from "~/gql/graphql";
import { formatMoney, toMinor } from "~/lib/money";
import type { Money } from "~/lib/money";
import { t } from "~/lib/words";

const PreviewQuery = graphql(`
  query ReturnPreview($orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason) {
    returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {
      goods { amount currency }
      discounts { amount currency }
      delivery { amount currency }
      fees { amount currency }
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

type Asked = { orderId: string; lines: ReturnLineInput[]; target: RefundTarget; reason?: ReturnReason };
type Told = NonNullable<ReturnPreviewQuery["returnPreview"]>;

/** Nothing while nothing is chosen, and until it is worked out. */
export function useReturnPreview(asked: Asked): Told | undefined {
  const isIdle = asked.lines.length === 0;
  const [{ data, stale }] = useQuery({ query: PreviewQuery, variables: asked, pause: isIdle, requestPolicy: "network-only" });
  return isIdle || stale ? undefined : (data?.returnPreview ?? undefined);
}

export function ReturnPreview({ told }: { told?: Told }) {
  if (!told) return null;
  const some = (label: string, amount: Money): SumLine[] =>
    toMinor(amount) === 0n ? [] : [{ label, amount: formatMoney(amount) }];
  return (
    <section aria-label={t("What comes back")} aria-live="polite">
      <Sum
        lines={[
          { label: t("Goods"), amount: formatMoney(told.goods) },
          ...some(t("Discounts"), told.discounts),
          ...some(t("Delivery"), told.delivery),
          ...some(t("For sending it back"), told.fees),
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
