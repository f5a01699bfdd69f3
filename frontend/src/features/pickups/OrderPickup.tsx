/** An order that waits in a store: where, when, and once it is ready the code that opens it. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { Note } from "~/components/Note";
import { QrCode } from "~/features/security/QrCode";
import type { OrderPickupQuery as Answer, PickupStatus } from "~/gql/graphql";
import { t } from "~/lib/words";
import { slotOf, dayOf } from "./hours";
import { OrderPickupQuery } from "./pickupDocuments";
import { Shortage } from "./Shortage";
import "~/styles/pickup.css";

type Pickup = NonNullable<NonNullable<Answer["order"]>["pickup"]>;

const sentences: Record<PickupStatus, string> = {
  REQUESTED: "The store has your order. Wait for our word before you come.",
  ACCEPTED: "The store has seen your order. Wait for our word before you come.",
  PICKED: "Your order is being packed. Wait for our word before you come.",
  READY: "It is ready. Show this code at the counter.",
  SHORT: "Not all of it is on the shelf. Please choose what we do.",
  SENT: "It comes to you in a parcel in place of this.",
  COLLECTED: "Collected.",
  MISSED: "Nobody came, so it was sold to others. Your money goes back.",
  CANCELLED: "This pickup was cancelled.",
};

const isToCome: PickupStatus[] = ["ACCEPTED", "PICKED", "READY"];

/** `now` changes with every word of the shop about the order: then this looks again. */
export function OrderPickup({ orderId, now }: { orderId: string; now: string }) {
  const [{ data }, again] = useQuery({ query: OrderPickupQuery, variables: { id: orderId } });
  useEffect(() => again({ requestPolicy: "network-only" }), [now]);
  const pickup = data?.order?.pickup;
  if (!pickup) return null;
  return (
    <section className="stack pickup" aria-labelledby="pickup-head">
      <h2 id="pickup-head" className="part-head">
        {t("Collect it in the store")}
      </h2>
      <p role="status">{t(sentences[pickup.status])}</p>
      {pickup.status === "SHORT" && <Shortage pickup={pickup} onDone={() => again({ requestPolicy: "network-only" })} />}
      {pickup.missing.length > 0 && isToCome.includes(pickup.status) && (
        <p className="small">
          {t("Without {names}: that money goes back when you collect the rest.", { names: pickup.missing.map((one) => `${one.quantity} × ${one.name}`).join(", ") })}
        </p>
      )}
      {pickup.code && (
        <div className="pickup-code">
          <QrCode size={pickup.code.size} path={pickup.code.path} label={t("Code for the counter")} />
          <b className="pickup-letters">{pickup.code.text}</b>
        </div>
      )}
      <Where pickup={pickup} />
      {data?.order?.ageLimit != null && <Note tone="warn">{t("Handed over only to somebody of {ageLimit} or older.", { ageLimit: data.order.ageLimit })}</Note>}
    </section>
  );
}

function Where({ pickup }: { pickup: Pickup }) {
  const { store, timeZone } = pickup;
  if (!store) return null;
  return (
    <>
      <p>
        <b className="b">{store.name}</b>
        <br />
        {store.address}, {store.postalCode} {store.city}
      </p>
      <p>
        {slotOf(pickup, timeZone)}
        {pickup.status === "READY" && <span className="small soft"> {t("Kept for you until {day}.", { day: dayOf(pickup.keptUntil, timeZone) })}</span>}
      </p>
      {pickup.collector && <p className="small">{t("{name} may collect it with your code.", { name: pickup.collector })}</p>}
      <details className="small">
        <summary>{t("Opening hours")}</summary>
        <ul className="pickup-opening">
          {store.openingHours.map((one) => (
            <li key={one.weekday}>
              <span>{weekday(one.weekday)}</span> {one.opens} – {one.closes}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** 0 is Monday; the first of January 2024 was one. */
function weekday(day: number): string {
  return dayOf(new Date(Date.UTC(2024, 0, 1 + day, 12)).toISOString(), "UTC").split(/[ ,]/)[0] ?? "";
}
