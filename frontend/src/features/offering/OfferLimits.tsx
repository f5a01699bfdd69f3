/** Who gets an offer, how often, and beside what else. */
import { Field } from "~/components/Field";
import type { OrderChannel } from "~/gql/graphql";
import type { Parts } from "./OfferForm";

const places: [OrderChannel, string][] = [
  ["WEB", "On the web"],
  ["APP", "In the app"],
  ["TILL", "At the till"],
];

export function OfferLimits({ draft, typed, onChange }: Parts) {
  const flag = (name: "isAutomatic" | "firstOrder" | "standsAlone", label: string) => (
    <label className="check">
      <input type="checkbox" checked={draft[name]} onChange={(event) => onChange({ [name]: event.target.checked })} />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      {flag("isAutomatic", "It applies by itself, without a code")}
      {!draft.isAutomatic && <Field {...typed("code", "Code")} autoCapitalize="characters" autoComplete="off" maxLength={60} hint="Empty for a list of codes, made once this is saved." />}
      <fieldset className="row wrap">
        <legend className="small b">Where; nowhere chosen is everywhere</legend>
        {places.map(([place, label]) => (
          <label className="check" key={place}>
            <input
              type="checkbox"
              checked={draft.touchpoints.includes(place)}
              onChange={(event) => onChange({ touchpoints: event.target.checked ? [...draft.touchpoints, place] : draft.touchpoints.filter((one) => one !== place) })}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {flag("firstOrder", "Only for a first order, of somebody who is logged in")}
      <div className="row wrap">
        <Field {...typed("idleDays", "Bought nothing for so many days")} type="number" min={0} />
        <Field {...typed("mostEach", "Uses for each customer")} type="number" min={1} hint="Empty for any number." />
        <Field {...typed("mostUses", "Uses in all")} type="number" min={1} />
        <Field {...typed("mostPerDay", "Uses in a day")} type="number" min={1} />
        <Field {...typed("budget", "Budget")} inputMode="decimal" hint="It never gives more." />
      </div>
      <div className="row wrap">
        <Field {...typed("group", "Only one of this group")} maxLength={40} hint="Of all offers with the same word, the best." />
        <Field {...typed("rank", "Place in the order")} type="number" min={0} hint="Lower ones take off first." />
      </div>
      {flag("standsAlone", "It goes with no other offer")}
    </>
  );
}
