/** Another warehouse or store, found by a part of its name, number or city. */
import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { StockPlacesQuery } from "./stockDocuments";

export type Place = { id: string; name: string };
type Props = { label: string; chosen: Place | null; but?: string; onChoose: (place: Place | null) => void };

export function PlaceChoice({ label, chosen, but, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const [{ data }] = useQuery({ query: StockPlacesQuery, variables: { search }, pause: Boolean(chosen) });
  if (chosen) {
    return (
      <p className="row wrap">
        <span>
          <span className="label">{label}</span> {chosen.name}
        </span>
        <button className="text-btn small" type="button" onClick={() => onChoose(null)}>
          Another place
        </button>
      </p>
    );
  }
  const places = data?.stockLocations.nodes.filter(({ id }) => id !== but).slice(0, 6);
  return (
    <div className="stack">
      <Field label={label} hint="A part of its name, number or city." value={typed} onChange={(event) => setTyped(event.target.value)} />
      <ul className="filter" aria-label="Places">
        {places?.map((place) => (
          <li key={place.id}>
            <button className="chip" type="button" onClick={() => onChoose(place)}>
              {place.name}, no. {place.number}
            </button>
          </li>
        ))}
      </ul>
      {places?.length === 0 && <p className="soft small">No place is called that.</p>}
    </div>
  );
}
