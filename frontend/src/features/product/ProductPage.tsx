/** One product: what it is, what it costs, where it is, and how to have it. */
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Breadcrumbs } from "~/components/Breadcrumbs";
import { Failed, LineBones } from "~/components/states";
import { later } from "~/lib/later";
import { Recommended } from "~/features/recommendations/BelowTheFold";
import { graphql } from "~/gql";
import type { ProductPageQuery as Answer } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { withoutSize } from "~/lib/names";
import { useTitle } from "~/lib/title";
import { language, t } from "~/lib/words";
import { BuyBox } from "./BuyBox";
import { Stage } from "./Stage";
import "~/styles/product.css";

const ProductPageQuery = graphql(`
  query ProductPage($slug: String!, $locale: String!) {
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

const Early = later("not-found", () => import("./EarlyProduct"));
const WishButton = later("wish", () => import("~/features/saved/WishButton"));
const StoreStock = later("where", () => import("./StoreStock"));
const ProductFacts = later("facts", () => import("./ProductFacts"));
const Linked = later("linked", () => import("./Linked"));

const route = getRouteApi("/shop/p/$slug");

export function ProductPage() {
  const { slug } = route.useParams();
  const { from } = route.useSearch();
  const [{ data, error }, refetch] = useQuery({ query: ProductPageQuery, variables: { slug, locale: language } });
  const product = data?.product;
  const name = product?.details?.text.name ?? product?.name;
  useTitle(name);
  useViewed(product?.id, from);

  if (data && !product) return <Early slug={slug} />;
  return (
    <main id="main" className="page">
      {error && !data && <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />}
      {!product && !error && <Bones />}
      {product && <Product key={product.id} product={product} attribution={from} />}
    </main>
  );
}

type Product = NonNullable<Answer["product"]>;

export function Product(props: { product: Product; attribution?: string }) {
  const { product } = props;
  const name = product.details?.text.name ?? product.name;
  return (
    <>
      <Breadcrumbs aisles={product.breadcrumbs} />
      <div className="product">
        <div className={`stage d-${product.wall}`}>
          <Stage product={product} />
          <WishButton variantId={product.variantId} name={name} />
        </div>
        <div className="stack about">
          <BuyBox product={product} attribution={props.attribution} />
          <StoreStock product={product} />
          <ProductFacts product={product} />
        </div>
      </div>
      <Linked product={product} />
      <Recommended
        placement="PRODUCT"
        productId={product.id}
        title={t("Goes with {name}", { name: withoutSize(name, product.size) })}
        popularTitle={t("Bought by many")}
        isInPage
      />
    </>
  );
}

function Bones() {
  return (
    <div className="product" aria-busy="true">
      <div className="stage">
        <span className="pic bone" />
      </div>
      <LineBones count={6} />
    </div>
  );
}

function useViewed(productId: string | undefined, token: string | undefined) {
  useEffect(() => {
    if (productId) logEvent({ name: "PRODUCT_VIEWED", productId, token: token ?? null });
  }, [productId, token]);
}
