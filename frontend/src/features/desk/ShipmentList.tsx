/** The shipments that fit the filter, newest first; without one, those that have not left yet. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { shipmentWords } from "~/features/shipments/shipmentWords";
import type { FulfilmentStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatShortDay } from "~/lib/dates";
import { useRefresh } from "~/lib/useRefresh";
import { Nothing, NotThere } from "./Nothing";
import { DeskShipmentsQuery } from "./shipmentDocuments";

type Props = { status?: FulfilmentStatus; chosen?: string };

export function ShipmentList(props: Props) {
  return <Pages>{(page) => <Part {...props} {...page} />}</Pages>;
}

function Part({ status, chosen, after, onMore }: Props & PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: DeskShipmentsQuery,
    variables: { status, isOpen: status ? undefined : true, after },
    requestPolicy: "cache-and-network",
  });
  useRefresh(reload, 20);
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const { nodes, pageInfo, totalCount } = data.fulfilments;
  if (nodes.length === 0) return <Nothing>No shipment here.</Nothing>;
  return (
    <>
      {!after && <p className="tiny soft queue-count">{count(totalCount, "shipment")}</p>}
      {nodes.map((one) => (
        <Link
          key={one.id}
          className="q"
          to="/desk/shipments"
          search={(before: object) => ({ ...before, id: one.id, view: undefined })}
          aria-current={one.id === chosen ? "true" : undefined}
          activeProps={{}}
        >
          <span className="b">{one.number}</span>
          <Mark tone={shipmentWords[one.status].tone}>{shipmentWords[one.status].label}</Mark>
          <p className="small soft">
            {one.locationName}
            {one.promisedDelivery && `, promised ${formatShortDay(one.promisedDelivery)}`}
          </p>
        </Link>
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}
