/** Where and when the cart is collected: stores that have all of it first, and their free hours. */
import { useState } from "react";
import { useQuery } from "urql";
import { Choice } from "~/components/Choice";
import { Field, SelectField } from "~/components/Field";
import { Failed, LineBones } from "~/components/states";
import type { PickupStoresQuery as Answer } from "~/gql/graphql";
import { t } from "~/lib/words";
import { dayOf, hourOf } from "./hours";
import type { Collecting } from "./collecting";
import { PickupStoresQuery } from "./pickupDocuments";
import "~/styles/pickup.css";

type At = { latitude?: number; longitude?: number };
type Place = Answer["pickupStores"][number];
type Props = { chosen?: Collecting; onChoose: (chosen?: Collecting) => void };

export function StoreChooser({ chosen, onChoose }: Props) {
  const [search, setSearch] = useState("");
  const [at, setAt] = useState<At>({});
  const [{ data, error }, again] = useQuery({ query: PickupStoresQuery, variables: { search, ...at }, requestPolicy: "cache-and-network" });
  const stores = data?.pickupStores;
  const place = stores?.find((one) => one.store.id === chosen?.storeId);

  function take(one: Place, startsAt = one.slots[0]?.startsAt) {
    if (!startsAt) return;
    onChoose({ storeId: one.store.id, startsAt, collector: chosen?.collector ?? "", totals: one.totals });
  }

  function lookAround() {
    navigator.geolocation?.getCurrentPosition(({ coords }) => setAt({ latitude: coords.latitude, longitude: coords.longitude }));
  }

  return (
    <section className="stack pickup-chooser" aria-label={t("Store")}>
      <div className="pickup-find">
        <Field label={t("Town, postal code or store")} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        <button className="btn quiet" type="button" onClick={lookAround}>
          {t("Near me")}
        </button>
      </div>
      {error && !stores && <Failed error={error} onRetry={() => again()} />}
      {!error && !stores && <LineBones count={4} />}
      {stores?.length === 0 && <p role="status">{t("No store of that name hands out orders.")}</p>}
      <fieldset>
        <legend className="vh">{t("Store")}</legend>
        <div className="choices">
          {stores?.map((one) => (
            <Choice key={one.store.id} name="pickup-store" value={one.store.id} isChosen={one.store.id === chosen?.storeId} onChoose={() => one.isComplete && take(one)}>
              <StoreWords place={one} />
            </Choice>
          ))}
        </div>
      </fieldset>
      {place && chosen && <Hours place={place} chosen={chosen} onChange={(startsAt) => take(place, startsAt)} />}
      {chosen && (
        <Field
          label={t("Somebody else collects it")}
          hint={t("Their name, if it is not you. They show your code.")}
          maxLength={80}
          autoComplete="off"
          value={chosen.collector}
          onChange={(event) => onChoose({ ...chosen, collector: event.target.value })}
        />
      )}
    </section>
  );
}

function StoreWords({ place }: { place: Place }) {
  const { store, distanceKm, lines } = place;
  const missing = lines.filter((line) => !line.isHere);
  const first = place.slots[0];
  return (
    <>
      <b className="b">{store.name}</b>
      <br />
      <span className="small soft">
        {[distanceKm !== null && `${distanceKm.toFixed(1)} km`, store.address, `${store.postalCode} ${store.city}`].filter(Boolean).join(", ")}
      </span>
      <br />
      <span className="small">
        {missing.length > 0 && t("Not all of it is there: {names}", { names: missing.map((line) => line.name).join(", ") })}
        {missing.length === 0 && first && t("All of it is there. From {when}", { when: `${dayOf(first.startsAt, place.timeZone)}, ${hourOf(first.startsAt, place.timeZone)}` })}
        {missing.length === 0 && !first && t("No free time this week.")}
      </span>
    </>
  );
}

type HoursProps = { place: Place; chosen: Collecting; onChange: (startsAt: string) => void };

function Hours({ place, chosen, onChange }: HoursProps) {
  const day = dayOf(chosen.startsAt, place.timeZone);
  const days = [...new Map(place.slots.map((slot) => [dayOf(slot.startsAt, place.timeZone), slot])).keys()];
  const hours = place.slots.filter((slot) => dayOf(slot.startsAt, place.timeZone) === day);
  const firstOf = (wanted: string) => place.slots.find((slot) => dayOf(slot.startsAt, place.timeZone) === wanted);
  return (
    <div className="pickup-hours">
      <SelectField label={t("Day")} value={day} onChange={(event) => onChange(firstOf(event.target.value)?.startsAt ?? chosen.startsAt)}>
        {days.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <SelectField label={t("Hour")} value={chosen.startsAt} onChange={(event) => onChange(event.target.value)}>
        {hours.map((slot) => (
          <option key={slot.startsAt} value={slot.startsAt}>
            {hourOf(slot.startsAt, place.timeZone)} – {hourOf(slot.endsAt, place.timeZone)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
