/** One of many stores, found by typing a part of its name, number or city. */
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { StoreChoiceQuery } from "./staffDocuments";

type Store = { id: string; name: string };
type Props = { chosen: Store | null; error?: string; onChoose: (store: Store | null) => void };

const pause = 250;

export function StoreChoice({ chosen, error, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data }] = useQuery({ query: StoreChoiceQuery, variables: { search }, pause: Boolean(chosen) });
  if (chosen) {
    return (
      <p className="row wrap">
        <span>
          <span className="label">Store</span> {chosen.name}
        </span>
        <button className="text-btn small" type="button" onClick={() => onChoose(null)}>
          Another store
        </button>
      </p>
    );
  }
  return (
    <div className="stack">
      <Field label="Store" hint="A part of its name, number or city." value={typed} error={error} onChange={(event) => setTyped(event.target.value)} />
      <ul className="filter" aria-label="Stores">
        {data?.stores.slice(0, 6).map((store) => (
          <li key={store.id}>
            <button className="chip" type="button" onClick={() => onChoose(store)}>
              {store.name}, {store.city}
            </button>
          </li>
        ))}
      </ul>
      {data?.stores.length === 0 && <p className="soft small">No store is called that.</p>}
    </div>
  );
}
