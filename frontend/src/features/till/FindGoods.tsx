/** A scanner types a barcode and ends it with Enter; people type a SKU or words of a name. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { formatMoney } from "~/lib/money";
import { TillItemsQuery } from "./tillDocuments";
import type { Item } from "./useSale";

export function FindGoods({ onFound }: { onFound: (item: Item) => void }) {
  const client = useClient();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Item[]>([]);
  const [words, setWords] = useState("");

  function take(item: Item) {
    onFound(item);
    setText("");
    setFound([]);
    setWords("");
  }

  async function search(event: FormEvent) {
    event.preventDefault();
    const search = text.trim();
    if (!search) return;
    const { data, error } = await client.query(TillItemsQuery, { search }, { requestPolicy: "network-only" });
    const items = data?.tillItems ?? [];
    const exact = items.find((one) => one.barcode === search || one.sku === search);
    const only = items.length === 1 ? items[0] : exact;
    if (only) return take(only);
    setFound(items);
    setWords(error ? (error.graphQLErrors[0]?.message ?? "The shop does not answer.") : items.length ? "" : `Nothing is called “${search}”.`);
  }

  return (
    <form className="stack" role="search" onSubmit={(event) => void search(event)}>
      <Field label="Scan or search" autoFocus autoComplete="off" enterKeyHint="search" value={text} onChange={(event) => setText(event.target.value)} />
      <p role="status">{words}</p>
      {found.length > 0 && (
        <ul className="till-found">
          {found.map((item) => (
            <li key={item.variantId}>
              <button type="button" onClick={() => take(item)}>
                <span className="b">{item.name}</span>
                <span className="small">
                  {formatMoney(item.price)}, {item.available} here
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
