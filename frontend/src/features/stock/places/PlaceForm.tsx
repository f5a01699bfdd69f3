/** What and where a place is, and when it is open. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field, SelectField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Overtaken } from "~/features/owner/Overtaken";
import { reasonIn } from "~/features/owner/reasonIn";
import type { LocationKind } from "~/gql/graphql";
import { locale } from "~/lib/locale";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { ChangePlaceMutation, CreatePlaceMutation } from "./placeDocuments";
import { draftOf, inputOf, isOnMap } from "./placeDraft";
import type { Place, PlaceField } from "./placeDraft";

type Props = { place?: Place; onDone: () => void; onLeave: () => void; onReload?: () => void };

const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
/** A Monday. */
const start = Date.UTC(2024, 0, 1);

export function PlaceForm({ place, onDone, onLeave, onReload }: Props) {
  const [draft, setDraft] = useState(() => draftOf(place));
  const [isOffMap, setOffMap] = useState(false);
  const [made, create] = useMutation(CreatePlaceMutation);
  const [changed, change] = useMutation(ChangePlaceMutation);
  const answer = place ? changed.data?.changeLocation : made.data?.createLocation;
  const error = made.error ?? changed.error;
  const errors = fieldErrors(answer);

  async function save(revision: number) {
    const location = inputOf(draft);
    const done = place
      ? (await change({ input: { locationId: place.id, revision, location } })).data?.changeLocation
      : (await create({ input: { location } })).data?.createLocation;
    if (done?.__typename !== "StockLocation") return;
    say(`${location.name} is saved.`);
    onDone();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    setOffMap(!isOnMap(draft));
    if (isOnMap(draft) && !made.fetching && !changed.fetching) void save(place?.revision ?? 0);
  }

  const field = (name: PlaceField, label: string) => ({
    label,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  const offMap = isOffMap ? "A number, such as 39.76." : undefined;

  return (
    <form className="stack rate" onSubmit={press} aria-label={place ? `Change ${place.name}` : "Open a place"}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "StockLocation", error) : undefined} />
      <div className="row wrap">
        <SelectField label="What it is" value={draft.kind} onChange={(event) => setDraft({ ...draft, kind: event.target.value as LocationKind })}>
          <option value="STORE">A store</option>
          <option value="WAREHOUSE">A warehouse</option>
        </SelectField>
        <Field {...field("number", "Number")} hint="Its own among all." required />
        <Field {...field("name", "Name")} required />
      </div>
      <div className="row wrap">
        <Field {...field("line1", "Street")} required />
        <Field {...field("city", "City")} required />
      </div>
      <div className="row wrap">
        <Field {...field("region", "State or region")} />
        <Field {...field("postalCode", "Postal code")} required />
        <Field {...field("country", "Country")} hint="Two letters, such as US." required maxLength={2} />
      </div>
      <div className="row wrap">
        <Field {...field("latitude", "Latitude")} inputMode="decimal" required error={errors.latitude ?? offMap} />
        <Field {...field("longitude", "Longitude")} inputMode="decimal" required error={errors.longitude ?? offMap} />
      </div>
      <fieldset className="stack">
        <legend className="label">Opening hours</legend>
        <p className="small soft">Such as 08:00-21:00; empty where it is closed.</p>
        <div className="grants">
          {draft.hours.map((hours, day) => (
            <Field
              key={day}
              label={weekday.format(start + day * 86_400_000)}
              value={hours}
              onChange={(event) => setDraft({ ...draft, hours: draft.hours.with(day, event.target.value) })}
            />
          ))}
        </div>
        {errors.openingHours && <span className="err">{errors.openingHours}</span>}
      </fieldset>
      <label className="check">
        <input type="checkbox" checked={draft.hasPickup} onChange={(event) => setDraft({ ...draft, hasPickup: event.target.checked })} /> Orders may be
        picked up here
      </label>
      {draft.hasPickup && (
        <div className="row wrap">
          <Field {...field("pickupCapacity", "Pickups an hour")} type="number" min={0} step={1} hint="Empty for 8." />
          <Field {...field("pickupLeadMinutes", "Minutes to make one ready")} type="number" min={0} step={1} hint="Empty for 120." />
          <Field {...field("timeZone", "Time zone")} hint="Such as Europe/Berlin; empty for that of the market." />
        </div>
      )}
      <Overtaken answer={answer} onMine={(revision) => void save(revision)} onTheirs={() => onReload?.()} />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={made.fetching || changed.fetching}>
          {place ? "Save this place" : "Open it"}
        </button>
        <button className="btn line" type="button" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
