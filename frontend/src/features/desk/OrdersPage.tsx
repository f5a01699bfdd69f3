/** Every order, to find and to move on. */
import { useSearch } from "@tanstack/react-router";
import { orderWords } from "~/features/orders/orderWords";
import { useTitle } from "~/lib/title";
import { CustomerPane } from "./CustomerPane";
import { chosenOf, orderStatuses, viewOf } from "./choices";
import { Nothing } from "./Nothing";
import { OrderList } from "./OrderList";
import { OrderPane } from "./OrderPane";
import { Panes } from "./Panes";
import { SearchBox } from "./SearchBox";
import { StatusFilter } from "./StatusFilter";

export function OrdersPage() {
  useTitle("Orders, desk");
  const search = useSearch({ from: "/deskFrame/desk/orders" });
  const status = chosenOf(orderStatuses, search.status);
  return (
    <Panes
      title="Orders"
      view={viewOf(search)}
      listLabel="Orders"
      itemLabel="Order"
      sideLabel="Customer"
      list={
        <>
          <SearchBox label="Number, name or e-mail" value={search.q} />
          <StatusFilter statuses={orderStatuses} chosen={status} label={(status) => orderWords[status].label} />
          <OrderList key={`${status}${search.q}`} status={status} words={search.q} chosen={search.id} />
        </>
      }
      item={search.id ? <OrderPane key={search.id} id={search.id} /> : <Nothing>Choose an order.</Nothing>}
      side={search.id && <CustomerPane orderId={search.id} />}
    />
  );
}
