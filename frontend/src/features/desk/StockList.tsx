/** Products with price and stock, the best sellers first. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { graphql } from "~/gql";
import type { StockListQuery as Data } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoney } from "~/lib/money";
import { Nothing, NotThere } from "./Nothing";
import { StockMark } from "./StockMark";

const StockListQuery = graphql(`
  query StockList($filter: ProductFilter, $sort: ProductSort, $after: String) {
    products(filter: $filter, sort: $sort, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id slug name size maker articleNumber needsArticleNumber price { amount currency } stock quantityAvailable }
    }
  }
`);

type Props = { words?: string; chosen?: string };

export function StockList(props: Props) {
  return <Pages>{(page) => <Part {...props} {...page} />}</Pages>;
}

function Part({ words, chosen, after, onMore }: Props & PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: StockListQuery,
    variables: { filter: words ? { text: words } : null, sort: words ? "RELEVANCE" : "POPULAR", after },
    requestPolicy: "cache-and-network",
  });
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const { nodes, pageInfo, totalCount } = data.products;
  if (nodes.length === 0) return <Nothing>No product fits these words.</Nothing>;
  return (
    <>
      {!after && <p className="tiny soft queue-count">{count(totalCount, "product")}</p>}
      {nodes.map((product) => (
        <Link
          key={product.id}
          className="q"
          to="/desk/stock"
          search={(before: object) => ({ ...before, id: product.slug, view: undefined })}
          aria-current={product.slug === chosen ? "true" : undefined}
          activeProps={{}}
        >
          <span className="b">{product.name}</span>
          <StockMark stock={product.stock} available={product.quantityAvailable} />
          <p className="small soft">
            {facts(product)}
          </p>
        </Link>
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}

function facts(product: Data["products"]["nodes"][number]): string {
  const twins = product.needsArticleNumber && `no. ${product.articleNumber}`;
  return [formatMoney(product.price), product.size, `maker ${product.maker}`, twins].filter(Boolean).join(", ");
}
