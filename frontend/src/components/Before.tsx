/** What something cost before it was reduced, as the law wants it told: EU directive 98/6, 6a. */
import { formatMoney } from "~/lib/money";
import type { Money } from "~/lib/money";
import { t } from "~/lib/words";

type Props = { regularPrice: Money | null; lowestRecentPrice: Money | null };

export function Before({ regularPrice, lowestRecentPrice }: Props) {
  return (
    regularPrice &&
    lowestRecentPrice && (
      <span className="was">
        <s>
          <span className="vh">{t("Before")} </span>
          {formatMoney(regularPrice)}
        </s>{" "}
        {t("Lowest price of the 30 days before: {price}", { price: formatMoney(lowestRecentPrice) })}
      </span>
    )
  );
}
