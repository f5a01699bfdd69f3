/** Security: where one is logged in, and by what. */
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { SecurityPageQuery as Data } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { EmailAddress } from "./EmailAddress";
import { Password } from "./Password";
import { SecondFactor } from "./SecondFactor";
import { SecurityPageQuery } from "./securityDocuments";
import { Sessions } from "./Sessions";
import "~/styles/security.css";

export type SecurityPart = { me: NonNullable<Data["me"]>; onChange: () => void };

export function SecurityPage() {
  useTitle(t("Security"));
  const [{ data, error }, ask] = useQuery({ query: SecurityPageQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data?.me) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  const part = { me: data.me, onChange: reload };
  return (
    <div className="security">
      <Sessions {...part} />
      <Password {...part} />
      <EmailAddress {...part} />
      <SecondFactor {...part} />
    </div>
  );
}
