/** The pages that the law asks for: how each of them stands, and the one that is being written. */
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Failed, LineBones } from "~/components/states";
import { useTitle } from "~/lib/title";
import { LegalEditor } from "./LegalEditor";
import { LegalPagesQuery } from "./legalDocuments";
import { faultOf, kindOf, legalWords } from "./legalWords";

export function LegalTextsPage() {
  useTitle("Legal pages, desk");
  const chosen = kindOf(useSearch({ strict: false }).id);
  const [{ data, error }, ask] = useQuery({ query: LegalPagesQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={6} />;
  return (
    <>
      <h1>Legal pages</h1>
      <ul className="plates">
        {data.legalPages.map((page) => {
          const fault = faultOf(page);
          return (
            <li key={page.kind}>
              <Link
                className="plate"
                to="/desk/shop/legal"
                search={{ id: page.kind.toLowerCase() }}
                aria-current={page.kind === chosen ? "true" : undefined}
                activeProps={{}}
              >
                <span className="b">{legalWords[page.kind].title}</span>
                <Mark tone={fault ? "warn" : "good"}>{fault ?? "In force"}</Mark>
                <span className="small soft">{page.newest ? `Version ${page.newest.number}` : "No version"}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {chosen ? <LegalEditor key={chosen} kind={chosen} onChange={reload} /> : <p className="soft">Choose the page that you want to write.</p>}
    </>
  );
}
