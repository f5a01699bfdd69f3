/** Filled carts that nobody came back to: whose, what is in them, and since when. */
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";

const AbandonedCartsQuery = graphql(`
  query AbandonedCarts($after: String) {
    abandonedCarts(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        updatedAt
        quantity
        worth { amount currency }
        customer { id name email }
        lines { name quantity }
      }
    }
  }
`);

export function CartsPage() {
  useTitle("Carts left, desk");
  return (
    <main id="main" className="study stack">
      <h1>Carts left</h1>
      <Pages>{(page) => <Part {...page} />}</Pages>
    </main>
  );
}

function Part({ after, onMore }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: AbandonedCartsQuery, variables: { after }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.abandonedCarts;
  if (nodes.length === 0) return <p className="soft">Nobody left a filled cart for a day.</p>;
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "cart")}</p>}
      <ul className="cards">
        {nodes.map((cart) => (
          <li key={cart.id}>
            <p className="row wrap">
              <b className="b">
                <bdi>{cart.customer?.name ?? "A guest"}</bdi>
              </b>
              {cart.customer?.email && <bdi className="small soft">{cart.customer.email}</bdi>}
              <span className="push b">{cart.worth && formatMoney(cart.worth)}</span>
            </p>
            <p className="small">{cart.lines.map((line) => `${line.quantity} × ${line.name}`).join(", ")}</p>
            <p className="tiny soft">Last changed {formatMoment(cart.updatedAt)}</p>
          </li>
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show earlier" />
    </>
  );
}
