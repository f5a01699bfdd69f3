/** Products that fit the choices in the address: facets beside them, more of them on request. */
import { startTransition, useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { Failed, TileBones } from "~/components/states";
import { graphql } from "~/gql";
import type { ProductFilter, ProductListQuery as Found, ProductSort } from "~/gql/graphql";
import { count, formatNumber } from "~/lib/count";
import { t } from "~/lib/words";
import { narrowings, toFilter } from "./listSearch";
import type { ListSearch } from "./listSearch";
import { ProductTile } from "./ProductTile";
import { Facets, Toolbar } from "./narrowing";
import "~/styles/category.css";

const pageSize = 24;

const ProductListQuery = graphql(`
  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {
    products(filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      correctedText
      pageInfo { hasNextPage endCursor }
      facets { name values { value label count isSelected } }
      nodes { id ...ProductTile }
    }
  }
`);

type Connection = Found["products"];

type Props = {
  base: ProductFilter;
  search: ListSearch;
  sort: ProductSort;
  wall?: string;
  onSearch: (search: ListSearch) => void;
  /** What stands above the list once it is known what was found. */
  heading: (found: Connection | undefined) => React.ReactNode;
  /** What stands in its place when nothing was found. */
  nothing: (found: Connection) => React.ReactNode;
  onFound?: (found: Connection) => void;
};

export function ProductList(props: Props) {
  const filter = toFilter(props.search, props.base);
  const variables = { filter, sort: props.search.sort ?? props.sort, first: pageSize };
  const [{ data, error, fetching, operation }, refetch] = useQuery({ query: ProductListQuery, variables });
  const found = data?.products;
  const isNarrowable = found?.totalCount !== 0 || narrowings(props.search) > 0;
  useFound(found, props.onFound);

  if (error && !found) return <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />;
  return (
    <>
      {props.heading(found)}
      <div className={isNarrowable ? "list" : undefined}>
        {isNarrowable && <Facets facets={found?.facets ?? []} search={props.search} wall={props.wall} onSearch={props.onSearch} />}
        <section aria-label={t("Products")} aria-busy={fetching}>
          <h2 className="vh">{t("Products")}</h2>
          {isNarrowable && <Toolbar {...props} found={found} />}
          {!found && <TileBones count={12} />}
          {found?.totalCount === 0 && props.nothing(found)}
          {found && found.totalCount > 0 && (
            <Pages key={operation?.key} variables={(operation?.variables ?? variables) as Variables} first={found} isStale={fetching} />
          )}
        </section>
      </div>
    </>
  );
}

type Variables = { filter: ProductFilter; sort: ProductSort; first: number };

/** Which further pages were opened, so that the way back finds them open and the scroll position true. */
const opened = new Map<string, string[]>();

function Pages(props: { variables: Variables; first: Connection; isStale: boolean }) {
  const key = JSON.stringify(props.variables);
  const [cursors, setCursors] = useState(() => opened.get(key) ?? []);
  const [last, setLast] = useState(props.first);
  const [isAsked, setAsked] = useState(false);
  const shown = Math.min(pageSize * (cursors.length + 1), props.first.totalCount);
  const more = Math.min(pageSize, props.first.totalCount - shown);
  const info = (cursors.length === 0 ? props.first : last).pageInfo;

  function open() {
    if (!info.endCursor) return;
    const next = [...cursors, info.endCursor];
    opened.set(key, next);
    startTransition(() => {
      setAsked(true);
      setCursors(next);
    });
  }

  return (
    <>
      <ul className={props.isStale ? "grid stale" : "grid"}>
        {props.first.nodes.map((product, place) => (
          <ProductTile key={product.id} product={product} isEager={place < 8} isFirst={place < 2} />
        ))}
        {cursors.map((after) => (
          <Page key={after} variables={{ ...props.variables, after }} isAsked={isAsked} onLoaded={setLast} />
        ))}
      </ul>
      <div className="more-of-list">
        <p className="small soft" role="status">
          {t("{n} of {products} shown", { n: formatNumber(shown), products: count(props.first.totalCount, "product") })}
        </p>
        {info.hasNextPage && (
          <button className="btn line" type="button" onClick={open}>
            {t("Show {n} more", { n: more })}
          </button>
        )}
      </div>
    </>
  );
}

type PageProps = {
  variables: Variables & { after: string };
  /** Opened by a press just now: the focus goes to its first product. */
  isAsked: boolean;
  onLoaded: (page: Connection) => void;
};

function Page({ variables, isAsked, onLoaded }: PageProps) {
  const [{ data }] = useQuery({ query: ProductListQuery, variables });
  const start = useRef<HTMLLIElement>(null);
  const page = data?.products;

  useEffect(() => {
    if (!page) return;
    onLoaded(page);
    if (isAsked) start.current?.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true });
  }, [page, isAsked, onLoaded]);

  return (
    <>
      <li ref={start} hidden />
      {page?.nodes.map((product) => <ProductTile key={product.id} product={product} />)}
    </>
  );
}

function useFound(found: Connection | undefined, tell?: (found: Connection) => void) {
  const told = useRef(tell);
  useEffect(() => {
    told.current = tell;
  });
  useEffect(() => {
    if (found) told.current?.(found);
  }, [found]);
}
