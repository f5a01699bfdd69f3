/** All aisles, for those who walk rather than search. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { named, t } from "~/lib/words";
import { AisleBoard } from "./AisleBoard";

const AislesPageQuery = graphql(`
  query AislesPage {
    categories {
      id
      ...AisleBoard
      name
      nameDe
      slug
      children { id name nameDe slug productCount }
    }
  }
`);

export function AislesPage() {
  const [{ data, error }, refetch] = useQuery({ query: AislesPageQuery });
  useTitle(t("All aisles"));
  return (
    <main id="main" className="page section">
      <h1>{t("All aisles")}</h1>
      {!data && !error && <LineBones count={8} />}
      {!data && error && <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />}
      <ul className="all-aisles">
        {data?.categories.map((aisle) => (
          <li key={aisle.id}>
            <AisleBoard aisle={aisle} />
            <ul>
              {aisle.children.map((child) => (
                <li key={child.id}>
                  <Link to="/c/$slug" params={{ slug: child.slug }}>
                    {named(child)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </main>
  );
}
