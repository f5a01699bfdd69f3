/** All aisles, for those who walk rather than search. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { AisleBoard } from "./AisleBoard";

const AislesPageQuery = graphql(`
  query AislesPage {
    categories {
      id
      ...AisleBoard
      name
      slug
      children { id name slug productCount }
    }
  }
`);

export function AislesPage() {
  const [{ data, error }, refetch] = useQuery({ query: AislesPageQuery });
  useTitle("All aisles");
  return (
    <main id="main" className="page section">
      <h1>All aisles</h1>
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
                    {child.name}
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
