/** How the shop stands: what is left to set up, and what the last check of its books found. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Note } from "~/components/Note";
import { Failed, LineBones } from "~/components/states";
import type { OverviewQuery as Data } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { Checks } from "./Checks";
import { faultOf, legalWords } from "./legalWords";
import { OverviewQuery } from "./ownerDocuments";

export function OverviewPage() {
  useTitle("The shop, desk");
  const [{ data, error }, ask] = useQuery({ query: OverviewQuery, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={8} />;
  return (
    <>
      <h1>How the shop stands</h1>
      <div className="parts">
        <section className="stack" aria-labelledby="to-do">
          <h2 id="to-do">Before you sell</h2>
          <ToDo data={data} />
        </section>
        <Checks />
      </div>
    </>
  );
}

function ToDo({ data }: { data: Data }) {
  const faults = data.legalPages.flatMap((page) => {
    const fault = faultOf(page);
    return fault ? [{ fault, ...page }] : [];
  });
  const { company, postalAddress, email } = data.shopSettings;
  const missing = [!company && "company", !postalAddress && "address", !email && "e-mail"].filter(Boolean);
  if (faults.length === 0 && missing.length === 0) return <Note tone="good">Everything the law asks for is there.</Note>;
  return (
    <ul className="stack to-do">
      {missing.length > 0 && (
        <li>
          <Note tone="warn">
            <p>
              <b className="b">Nobody can tell who sells here.</b> Missing: {missing.join(", ")}.
            </p>
            <Link to="/desk/shop/settings" search={{}}>
              Set it
            </Link>
          </Note>
        </li>
      )}
      {faults.map(({ kind, fault }) => (
        <li key={kind}>
          <Note tone="warn">
            <p>
              <b className="b">{legalWords[kind].title}:</b> {fault.toLowerCase()}.
            </p>
            <Link to="/desk/shop/legal" search={{ id: kind.toLowerCase() }}>
              Write it<span className="vh">: {legalWords[kind].title}</span>
            </Link>
          </Note>
        </li>
      ))}
    </ul>
  );
}
