/** Who sells here, whom mails are from, and of each market its warehouses and its rates of tax. */
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { SettingsQuery as Data } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { Acceptance } from "./Acceptance";
import { ClassRates } from "./ClassRates";
import { SettingsQuery } from "./ownerDocuments";
import { ReturnTerms } from "./ReturnTerms";
import { SellerForm } from "./SellerForm";
import { SellsFrom } from "./SellsFrom";
import { SenderForm } from "./SenderForm";
import { TaxRates } from "./TaxRates";

/** `onChange` asks for what is saved now. */
export type SettingsPart = { settings: Data["shopSettings"]; onChange: () => void };

export function SettingsPage() {
  useTitle("Settings, desk");
  const [{ data, error }, ask] = useQuery({ query: SettingsQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={10} />;
  const part = { settings: data.shopSettings, onChange: reload };
  return (
    <>
      <h1>Settings</h1>
      <div className="parts">
        <SellerForm {...part} />
        <div className="stack">
          <SenderForm {...part} />
          <SellsFrom {...part} />
          <Acceptance {...part} />
          <ReturnTerms {...part} />
          <TaxRates {...part} />
          <ClassRates {...part} />
        </div>
      </div>
    </>
  );
}
