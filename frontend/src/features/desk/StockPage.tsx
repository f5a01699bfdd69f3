/** What is on the shelves: look a product up before promising it. */
import { Link, useSearch } from "@tanstack/react-router";
import { useTitle } from "~/lib/title";
import { Nothing } from "./Nothing";
import { Panes } from "./Panes";
import { ProductPane } from "./ProductPane";
import { SearchBox } from "./SearchBox";
import { StockList } from "./StockList";
import { viewOf } from "./choices";
import { GoesWith } from "./GoesWith";

export function StockPage() {
  useTitle("Stock, desk");
  const search = useSearch({ from: "/deskFrame/desk/stock" });
  return (
    <Panes
      title="Stock"
      view={viewOf(search)}
      listLabel="Products"
      itemLabel="Product"
      sideLabel="Suggest"
      list={
        <>
          <SearchBox label="Search products" value={search.q} />
          <p className="small">
            <Link to="/desk/stock/low" search={{}}>
              What runs out
            </Link>
            ,{" "}
            <Link to="/desk/stock/places" search={{}}>
              warehouses and stores
            </Link>
            ,{" "}
            <Link to="/desk/stock/files">as a file</Link>
          </p>
          <StockList key={search.q} words={search.q} chosen={search.id} />
        </>
      }
      item={search.id ? <ProductPane key={search.id} slug={search.id} /> : <Nothing>Choose a product.</Nothing>}
      side={search.id && <GoesWith slug={search.id} />}
    />
  );
}
