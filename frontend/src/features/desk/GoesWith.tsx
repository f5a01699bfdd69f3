/** What sells together with a product, and how we know. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Thumb } from "~/components/Thumb";
import { graphql } from "~/gql";
import { formatMoney } from "~/lib/money";
import { Nothing, NotThere } from "./Nothing";

const ProductIdQuery = graphql(`
  query ProductIdOfSlug($slug: String!) {
    product(slug: $slug) { id }
  }
`);

const GoesWithQuery = graphql(`
  query GoesWith($productId: ID!) {
    recommendations(placement: PRODUCT, productId: $productId, first: 6) {
      items {
        reason { text }
        product { id slug name picture wall photo { alternative media { id widths width height placeholder } } stock price { amount currency } }
      }
    }
  }
`);

export function GoesWith({ slug }: { slug: string }) {
  const [{ data: found }] = useQuery({ query: ProductIdQuery, variables: { slug } });
  const productId = found?.product?.id;
  const [{ data, error }, reload] = useQuery({
    query: GoesWithQuery,
    variables: { productId: productId ?? "" },
    pause: !productId,
  });
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  return (
    <section aria-labelledby="goes-with">
      <h2 id="goes-with">Goes with it</h2>
      {data.recommendations.items.length === 0 && <Nothing>Nothing is known yet.</Nothing>}
      <ul className="stack">
        {data.recommendations.items.map(({ product, reason }) => (
          <li key={product.id} className="mini">
            <Thumb {...product} />
            <span>
              <Link className="small b" to="/desk/stock" search={(before: object) => ({ ...before, id: product.slug })}>
                {product.name}
              </Link>
              <br />
              <span className="tiny soft">{reason.text}</span>
            </span>
            <span className="small b">{formatMoney(product.price)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
