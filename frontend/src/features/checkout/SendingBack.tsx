/** What may be sent back, until when and at what cost: told before anything is bought. */
import type { CheckoutQuery as Answer } from "~/gql/graphql";
import { formatMoney, isZero } from "~/lib/money";
import { t } from "~/lib/words";

type Checkout = Answer["checkout"];

export function SendingBack({ checkout }: { checkout: Checkout }) {
  return (
    <>
      {checkout.soldForGood.map(({ name, rule }) => (
        <p className="small" key={name}>
          {rule === "HYGIENE" ? t("{name} cannot be sent back, for hygiene.", { name }) : t("{name} is a final sale and cannot be sent back.", { name })}
        </p>
      ))}
      <p className="tiny soft">{terms(checkout)}</p>
    </>
  );
}

function terms({ returnDays, returnFee }: Checkout): string {
  const given = { days: String(returnDays), fee: formatMoney(returnFee) };
  if (returnDays === 0) return t("Goods bought here cannot be sent back.");
  if (isZero(returnFee)) return t("You can send goods back within {days} days of delivery, at no cost.", given);
  return t("You can send goods back within {days} days of delivery. That costs {fee}, unless they are at fault.", given);
}
