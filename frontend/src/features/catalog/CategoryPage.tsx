/** One aisle: its smaller aisles, and what stands there. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Breadcrumbs } from "~/components/Breadcrumbs";
import { NotFound } from "~/components/NotFound";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { CategoryPageQuery as Answer } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { named, t } from "~/lib/words";
import { cleared } from "./listSearch";
import type { ListSearch } from "./listSearch";
import { ProductList } from "./ProductList";

const CategoryPageQuery = graphql(`
  query CategoryPage($slug: String!) {
    category(slug: $slug) {
      id
      name
      nameDe
      slug
      wall
      productCount
      parent { id name nameDe slug parent { id name nameDe slug } }
      children { id name nameDe slug productCount }
    }
  }
`);

const route = getRouteApi("/shop/c/$slug");

export function CategoryPage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, refetch] = useQuery({ query: CategoryPageQuery, variables: { slug } });
  const aisle = data?.category;
  useTitle(aisle ? named(aisle) : undefined);

  if (data && !aisle) return <NotFound />;
  const onSearch = (next: ListSearch) => void navigate({ search: next, resetScroll: false });
  return (
    <main id="main" className="page">
      {error && !data && <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />}
      {!aisle && !error && <LineBones count={3} />}
      {aisle && (
        <ProductList
          key={slug}
          base={{ category: slug }}
          search={search}
          sort="POPULAR"
          wall={aisle.wall}
          onSearch={onSearch}
          heading={(found) => <Heading aisle={aisle} total={found?.totalCount} />}
          nothing={() => (
            <Empty
              picture="1f9fa"
              title={t("Nothing here fits all of that.")}
              action={
                <button className="btn" type="button" onClick={() => onSearch(cleared(search))}>
                  {t("Show all {products}", { products: count(aisle.productCount, "product") })}
                </button>
              }
            >
              {t("Take back one of your choices, or all of them.")}
            </Empty>
          )}
        />
      )}
    </main>
  );
}

type Aisle = NonNullable<Answer["category"]>;

function Heading(props: { aisle: Aisle; total?: number }) {
  const { aisle } = props;
  const above = [aisle.parent?.parent, aisle.parent].filter((one) => one !== null && one !== undefined);
  return (
    <>
      <Breadcrumbs aisles={above} here={named(aisle)} />
      <h1 className="list-title">{named(aisle)}</h1>
      <p className="soft">{count(props.total ?? aisle.productCount, "product")}</p>
      {aisle.children.length > 0 && (
        <nav className="subaisles" aria-label={t("Inside {name}", { name: named(aisle) })}>
          {aisle.children.map((child) => (
            <Link className="chip" key={child.id} to="/c/$slug" params={{ slug: child.slug }}>
              {named(child)}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}
