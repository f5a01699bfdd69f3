/** One shipment: where it is by the carrier, when it comes, and all that the carrier told. */
import { Mark } from "~/components/Mark";
import type { FulfilmentStatus, TrackingKind } from "~/gql/graphql";
import { formatDay, formatMoment } from "~/lib/dates";
import { t } from "~/lib/words";
import { shipmentWords, trackingWords } from "./shipmentWords";

export type Shipment = {
  number: string;
  status: FulfilmentStatus;
  tracking?: TrackingKind | null;
  carrier?: string | null;
  trackingNumber?: string | null;
  trackingUrl?: string | null;
  promisedDelivery?: string | null;
  estimatedDelivery?: string | null;
  events: { kind: TrackingKind; at: string; place: string; text: string }[];
};

export function ShipmentTrail({ shipment, takenBy }: { shipment: Shipment; takenBy?: string | null }) {
  const { label, tone } = shipmentWords[shipment.status];
  const isHere = shipment.status === "DELIVERED" || shipment.status === "CANCELLED";
  const latestFirst = shipment.events.toReversed();
  return (
    <div className="stack">
      <p className="row wrap">
        <b className="b">{t("Shipment {number}", { number: shipment.number })}</b>
        <Mark tone={tone}>{t(shipment.tracking && !isHere ? trackingWords[shipment.tracking] : label)}</Mark>
      </p>
      {!isHere && <When shipment={shipment} />}
      {shipment.trackingNumber && (
        <p className="small">
          {shipment.carrier}{" "}
          {shipment.trackingUrl ? (
            <a href={shipment.trackingUrl} rel="noreferrer" target="_blank">
              {shipment.trackingNumber}
            </a>
          ) : (
            shipment.trackingNumber
          )}
        </p>
      )}
      {takenBy && <p className="small">{t("Taken by {name}.", { name: takenBy })}</p>}
      {latestFirst.length > 0 && (
        <ol className="trail">
          {latestFirst.map((event, place) => (
            <li key={`${event.kind}${event.at}`} aria-current={place === 0 ? "step" : undefined}>
              <span className="b">{t(trackingWords[event.kind])}</span>
              {(event.place || event.text) && <span className="small soft"> {[event.place, event.text].filter(Boolean).join(", ")}</span>}
              <time dateTime={event.at}>{formatMoment(event.at)}</time>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function When({ shipment: { promisedDelivery, estimatedDelivery } }: { shipment: Shipment }) {
  const comes = estimatedDelivery ?? promisedDelivery;
  if (!comes) return null;
  const isLate = promisedDelivery && formatDay(comes) !== formatDay(promisedDelivery) && comes > promisedDelivery;
  return (
    <p className="small">
      {t("Expected {day}", { day: formatDay(comes) })}
      {isLate && <span className="soft"> {t("(promised {day})", { day: formatDay(promisedDelivery) })}</span>}
    </p>
  );
}
