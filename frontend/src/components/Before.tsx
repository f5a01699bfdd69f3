/** What something cost before it was reduced, as the law wants it told: EU directive 98/6, 6a. */
import { formatMoney } from "~/lib/money";
import type { Money } from "~/lib/money";
import { t } from "~/lib/words";

type Props = { regular: Money | null | undefined; lowest: Money | null | undefined };

export function Before({ regular, lowest }: Props) {
  if (!regular || !lowest) return null;
  return (
    <span className="soft small">
      <s>
        <span className="vh">{t("Before")} </span>
        {formatMoney(regular)}
      </s>{" "}
      {t("Lowest price of the 30 days before: {price}", { price: formatMoney(lowest) })}
    </span>
  );
}
