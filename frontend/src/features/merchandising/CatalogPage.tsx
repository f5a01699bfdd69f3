/** Every product, whatever its status: found by words or a code, and opened to be edited. */
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import { SearchBox } from "~/features/desk/SearchBox";
import type { ProductStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { CatalogQuery } from "./catalogDocuments";
import { ExportThese } from "./ExportThese";
import { ProductEditor } from "./ProductEditor";
import { statuses, statusWords } from "./catalogWords";

type Chosen = { q?: string; status?: string; id?: string };

export function CatalogPage() {
  useTitle("Catalogue, desk");
  const chosen: Chosen = useSearch({ strict: false });
  const status = statuses.find((one) => one === chosen.status);
  return (
    <main id="main" className="study stack">
      <div className="row wrap">
        <h1>Catalogue</h1>
        <Link className="btn line push" to="/desk/catalog/new">
          New product
        </Link>
        <Link className="btn line" to="/desk/catalog/files">
          Export and import
        </Link>
      </div>
      {chosen.id && <ProductEditor key={chosen.id} id={chosen.id} />}
      <SearchBox label="Words, article number, SKU, barcode or reference" value={chosen.q} />
      <StatusChips chosen={status} />
      <Pages key={`${chosen.q} ${status}`}>{(page) => <Part {...page} search={chosen.q} status={status} />}</Pages>
    </main>
  );
}

function StatusChips({ chosen }: { chosen?: ProductStatus }) {
  return (
    <div className="filter" role="group" aria-label="Status">
      {[undefined, ...statuses].map((status) => (
        <Link
          key={status ?? "all"}
          className={status === chosen ? "chip on" : "chip"}
          to="."
          search={(before: object) => ({ ...before, status })}
          aria-current={status === chosen ? "true" : undefined}
          activeProps={{}}
        >
          {status ? statusWords[status] : "All"}
        </Link>
      ))}
    </div>
  );
}

function Part({ search, status, after, onMore }: PageProps & { search?: string; status?: ProductStatus }) {
  const variables = { search, status, after };
  const [{ data, error }, ask] = useQuery({ query: CatalogQuery, variables, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.catalogProducts;
  if (nodes.length === 0) return <p className="soft">No product fits.</p>;
  return (
    <>
      {!after && (
        <p className="row wrap tiny soft">
          {count(totalCount, "product")}
          {(search || status) && <ExportThese search={search} status={status} />}
        </p>
      )}
      <ul className="cards">
        {nodes.map((product) => (
          <li key={product.id}>
            <p className="row wrap">
              <Link to="." search={(before: object) => ({ ...before, id: product.id })}>
                {product.name}
              </Link>
              <span className="tiny soft push">{statusWords[product.status]}</span>
            </p>
            <p className="tiny soft">
              {product.category.name} · {product.articleNumber}
            </p>
          </li>
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more products" />
    </>
  );
}
