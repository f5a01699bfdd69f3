/** Your data and privacy: being followed, a copy of everything, and the end of it. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { DataPageQuery as Data } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { Copies } from "./Copies";
import { Erasing } from "./Erasing";
import { Following } from "./Following";
import { DataPageQuery } from "./privacyDocuments";
import "~/styles/privacy.css";
import "~/styles/security.css";

export type DataPart = { data: Data; hasSecondFactor: boolean; onChange: () => void };

const lookAgainMs = 1500;

export function DataPage() {
  useTitle(t("Your data and privacy"));
  const [{ data, error, fetching }, ask] = useQuery({ query: DataPageQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const isWaiting = data?.dataExports.some((one) => one.status === "WAITING") ?? false;

  useEffect(() => {
    if (!isWaiting || fetching) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), lookAgainMs);
    return () => clearTimeout(timer);
  }, [isWaiting, fetching, ask]);

  if (!data?.me) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  const part = { data, hasSecondFactor: data.me.hasSecondFactor, onChange: reload };
  return (
    <div className="privacy-parts">
      <Following />
      <Copies {...part} />
      <Erasing {...part} />
    </div>
  );
}
