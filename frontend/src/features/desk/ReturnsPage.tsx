/** Every return, to judge, to receive and to pay back. */
import { useSearch } from "@tanstack/react-router";
import { returnWords } from "~/features/returns/returnWords";
import { useTitle } from "~/lib/title";
import { chosenOf, returnStatuses, viewOf } from "./choices";
import { Nothing } from "./Nothing";
import { Panes } from "./Panes";
import { ReturnCustomer } from "./ReturnCustomer";
import { ReturnList } from "./ReturnList";
import { ReturnPane } from "./ReturnPane";
import { StatusFilter } from "./StatusFilter";

export function ReturnsPage() {
  useTitle("Returns, desk");
  const search = useSearch({ from: "/deskFrame/desk/returns" });
  const status = chosenOf(returnStatuses, search.status);
  return (
    <Panes
      title="Returns"
      view={viewOf(search)}
      listLabel="Returns"
      itemLabel="Return"
      sideLabel="Customer"
      list={
        <>
          <StatusFilter statuses={returnStatuses} chosen={status} label={(status) => returnWords[status].label} />
          <ReturnList key={status} status={status} chosen={search.id} />
        </>
      }
      item={search.id ? <ReturnPane key={search.id} id={search.id} /> : <Nothing>Choose a return.</Nothing>}
      side={search.id && <ReturnCustomer id={search.id} />}
    />
  );
}
