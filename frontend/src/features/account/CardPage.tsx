/** The card as a till scans it: a code that turns before its minute is over. */
import { useQuery } from "urql";
import { Empty, Failed, LineBones } from "~/components/states";
import { QrCode } from "~/features/security/QrCode";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { useRefresh } from "~/lib/useRefresh";
import { t } from "~/lib/words";
import { LoyaltyCard } from "./LoyaltyCard";
import "~/styles/security.css";

const CardPageQuery = graphql(`
  query CardPage {
    me {
      id
      customer {
        id
        loyalty {
          id
          ...LoyaltyCard
          code { text size path }
        }
      }
    }
  }
`);

const turns = 40;

export function CardPage() {
  useTitle(t("Your card"));
  const [{ data, error }, reload] = useQuery({ query: CardPageQuery, requestPolicy: "network-only" });
  useRefresh(reload, turns);
  if (error) return <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <LineBones count={6} />;
  const loyalty = data.me?.customer?.loyalty;
  if (!loyalty?.code) return <Empty picture="1f4b3" title={t("You have no card yet.")} />;
  return (
    <section aria-labelledby="shown-card" className="stack">
      <h2 id="shown-card">{t("Your card")}</h2>
      <QrCode size={loyalty.code.size} path={loyalty.code.path} label={t("Code of your card")} />
      <p className="soft">{t("Show this at the till. It changes every minute and counts once.")}</p>
      <LoyaltyCard loyalty={loyalty} />
    </section>
  );
}
