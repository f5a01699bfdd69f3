/** What is not there for everybody may be there for the tier of whoever is logged in: asked as them. */
import { useQuery } from "urql";
import { NotFound } from "~/components/NotFound";
import { LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { language } from "~/lib/words";
import { Product } from "./ProductPage";

const EarlyProductQuery = graphql(`
  query EarlyProduct($slug: String!, $locale: String!) {
    me { id }
    product(slug: $slug) {
      id
      name
      slug
      size
      wall
      variantId
      breadcrumbs { id name nameDe slug }
      details { text(locale: $locale) { name } }
      ...Stage
      ...BuyBox
      ...ProductFacts
      ...StoreStock
      ...Linked
    }
  }
`);

export default function EarlyProduct({ slug }: { slug: string }) {
  const variables = { slug, locale: language };
  const [{ data, fetching }] = useQuery({ query: EarlyProductQuery, variables, requestPolicy: "network-only" });
  if (fetching && !data)
    return (
      <main id="main" className="page" aria-busy="true">
        <LineBones count={6} />
      </main>
    );
  if (!data?.product) return <NotFound />;
  return (
    <main id="main" className="page">
      <Product product={data.product} />
    </main>
  );
}
