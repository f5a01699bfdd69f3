/** What runs out: the fewest to sell first, in one place or everywhere, as the address says. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { PlaceChoice } from "./PlaceChoice";
import type { Place } from "./PlaceChoice";
import { LowStockQuery } from "./stockDocuments";

const few = 5;

export function LowStockPage() {
  useTitle("Running out, desk");
  const { status, id, q } = useSearch({ from: "/deskFrame/desk/stock/low" });
  const navigate = useNavigate();
  const place = id ? { id, name: q ?? "This place" } : null;
  const isGone = status === "gone";
  const choose = (next?: string) => void navigate({ to: ".", search: { status: next, id, q } });
  const choosePlace = (next: Place | null) => void navigate({ to: ".", search: { status, id: next?.id, q: next?.name } });
  return (
    <main id="main" className="page section low-stock">
      <h1>Running out</h1>
      <p className="row wrap">
        <button className="chip" type="button" aria-pressed={!isGone} onClick={() => choose()}>
          {few} or fewer to sell
        </button>
        <button className="chip" type="button" aria-pressed={isGone} onClick={() => choose("gone")}>
          Sold out
        </button>
        <Link className="small push" to="/desk/stock" search={{}}>
          All products
        </Link>
      </p>
      <PlaceChoice label="Place" chosen={place} onChoose={choosePlace} />
      <Pages key={`${status} ${place?.id}`}>{(page) => <Part atMost={isGone ? 0 : few} locationId={place?.id} {...page} />}</Pages>
    </main>
  );
}

type PartProps = PageProps & { atMost: number; locationId?: string };

function Part({ atMost, locationId, after, onMore }: PartProps) {
  const [{ data, error }, reload] = useQuery({ query: LowStockQuery, variables: { atMost, locationId, after }, requestPolicy: "cache-and-network" });
  if (error && !data) return <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <LineBones count={6} />;
  const { nodes, pageInfo, totalCount } = data.lowStock;
  if (nodes.length === 0) return <Empty picture="1f4e6" title="Nothing runs out." />;
  return (
    <div className="scrolls">
      <table>
        {!after && <caption className="tiny soft">{totalCount >= 10_000 ? "10,000 or more" : count(totalCount, "place")}</caption>}
        <thead>
          <tr>
            {["Product", "SKU", "Place", "To sell", "On hand", "Coming"].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((level) => (
            <tr key={level.id}>
              <th scope="row">
                <Link to="/desk/stock" search={{ id: level.item.productSlug }}>
                  {level.item.name}
                </Link>
              </th>
              <td>{level.item.sku}</td>
              <td>{level.location.name}</td>
              <td>
                <Mark tone={level.available > 0 ? "warn" : "bad"}>{level.available}</Mark>
              </td>
              <td>{level.onHand}</td>
              <td>{level.incoming}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </div>
  );
}
