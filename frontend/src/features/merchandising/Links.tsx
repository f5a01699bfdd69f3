/** Ways from a product to others: what goes with it, and better ones of its kind. */
import { useDeferredValue, useId, useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { CatalogQuery, SetLinksMutation } from "./catalogDocuments";
import { moved } from "./order";
import { Part } from "./Part";
import { saved } from "./useEditing";

type Target = { id: string; name: string };
type Draft = { related: Target[]; upgrades: Target[] };

export function Links({ product, onChange }: { product: Product; onChange: () => void }) {
  const [{ data, error, fetching }, set] = useOnce("links", SetLinksMutation);
  const [draft, setDraft] = useState<Draft>();
  const { related, upgrades } = draft ?? { related: product.relatedProducts, upgrades: product.upgrades };
  const ids = (targets: Target[]) => targets.map(({ id }) => id);

  async function press() {
    const reply = await set({ productId: product.id, revision: product.revision, relatedIds: ids(related), upgradeIds: ids(upgrades) });
    if (reply.data?.setProductLinks.__typename !== "CatalogProduct") return;
    setDraft(undefined);
    onChange();
    say(saved);
  }

  const refusal = data || error ? refusalOf(data?.setProductLinks, "CatalogProduct", error) : undefined;
  return (
    <Part title="Links" action="Save links" refusal={refusal} isIdle={fetching || !draft} onSave={() => void press()}>
      <Targets title="Goes with it" not={product.id} targets={related} onChange={(one) => setDraft({ related: one, upgrades })} />
      <Targets title="Better ones of its kind" not={product.id} targets={upgrades} onChange={(one) => setDraft({ related, upgrades: one })} />
    </Part>
  );
}

type TargetsProps = { title: string; not: string; targets: Target[]; onChange: (targets: Target[]) => void };

function Targets({ title, not, targets, onChange }: TargetsProps) {
  const id = useId();
  return (
    <div className="stack" role="group" aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      <ol className="cards">
        {targets.map((one, place) => (
          <li key={one.id} className="row wrap">
            <span>{one.name}</span>
            {place > 0 && (
              <button className="text-btn push" type="button" onClick={() => onChange(moved(targets, place))}>
                Earlier<span className="vh">, {one.name}</span>
              </button>
            )}
            <button className={place > 0 ? "text-btn" : "text-btn push"} type="button" onClick={() => onChange(targets.filter(({ id: other }) => other !== one.id))}>
              Take away<span className="vh"> {one.name}</span>
            </button>
          </li>
        ))}
      </ol>
      <Search label={`Find what to add to “${title}”`} hidden={[not, ...targets.map((one) => one.id)]} onChoose={(one) => onChange([...targets, one])} />
    </div>
  );
}

function Search(props: { label: string; hidden: string[]; onChoose: (one: Target) => void }) {
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const [{ data }] = useQuery({ query: CatalogQuery, variables: { search }, pause: search.length < 2 });
  const found = search.length < 2 ? [] : (data?.catalogProducts.nodes ?? []).filter(({ id }) => !props.hidden.includes(id));
  return (
    <>
      <Field label={props.label} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <ul className="row wrap">
        {found.slice(0, 6).map((one) => (
          <li key={one.id}>
            <button
              className="chip"
              type="button"
              onClick={() => {
                setText("");
                props.onChoose({ id: one.id, name: one.name });
              }}
            >
              <span className="vh">Add </span>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
