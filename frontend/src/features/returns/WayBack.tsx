/** How the goods get back: as a parcel, or over the counter of a store. */
import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Choice } from "~/components/Choice";
import { Field } from "~/components/Field";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { t } from "~/lib/words";

const DropOffStoresQuery = graphql(`
  query DropOffStores($search: String!) {
    stores(search: $search, first: 8) { id name city }
  }
`);

/** Undefined for a parcel; empty for a store that is not chosen yet. */
type Props = { storeId?: string; onChange: (storeId?: string) => void };

export function WayBack({ storeId, onChange }: Props) {
  const isStore = storeId !== undefined;
  return (
    <>
      <fieldset className="stack">
        <legend className="label">{t("How does it get to us?")}</legend>
        <div className="choices two-up">
          <Choice name="way-back" value="parcel" isChosen={!isStore} onChoose={() => onChange(undefined)}>
            {t("As a parcel, with our label")}
          </Choice>
          <Choice name="way-back" value="store" isChosen={isStore} onChoose={() => onChange("")}>
            {t("I bring it to a store")}
          </Choice>
        </div>
      </fieldset>
      {isStore && <Stores storeId={storeId} onChange={onChange} />}
    </>
  );
}

function Stores({ storeId, onChange }: { storeId: string; onChange: (storeId: string) => void }) {
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const [{ data, error }, again] = useQuery({ query: DropOffStoresQuery, variables: { search } });
  const stores = data?.stores;
  return (
    <section className="stack" aria-label={t("Store")}>
      <Field label={t("Store, town or postcode")} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      {error && !stores && <Failed error={error} onRetry={() => again()} />}
      {!error && !stores && <LineBones count={3} />}
      {stores?.length === 0 && <p role="status">{t("No store matches “{search}”.", { search })}</p>}
      <fieldset>
        <legend className="vh">{t("Store")}</legend>
        <div className="choices">
          {stores?.map(({ id, name, city }) => (
            <Choice key={id} name="drop-off" value={id} isChosen={id === storeId} onChoose={onChange}>
              <bdi>{name}</bdi> <span className="small soft">{city}</span>
            </Choice>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
