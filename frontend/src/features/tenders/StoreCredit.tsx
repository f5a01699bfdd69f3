/** What the shop owes somebody, on their account page; nothing where it owes nothing. */
import { useQuery } from "urql";
import { formatMoney, isZero } from "~/lib/money";
import { t } from "~/lib/words";
import { StoreCreditQuery } from "./tenderDocuments";

export function StoreCredit() {
  const [{ data }] = useQuery({ query: StoreCreditQuery, requestPolicy: "cache-and-network" });
  const owed = data?.me?.customer?.storeCredit.filter(({ balance }) => !isZero(balance)) ?? [];
  if (owed.length === 0) return null;
  return (
    <section aria-labelledby="credit">
      <h2 id="credit">{t("Store credit")}</h2>
      <p>
        {t("You have")} <b>{owed.map(({ balance }) => formatMoney(balance)).join(" and ")}</b>{t(". Take it at the checkout.")}
      </p>
    </section>
  );
}
