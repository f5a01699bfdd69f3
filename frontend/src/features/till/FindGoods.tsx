/** A scanner types a barcode and ends it with Enter; people type a SKU or words of a name. The keys
 * of a till count: "3*" before the code takes three, + and - change the line that came last. */
import { useState } from "react";
import type { FormEvent, KeyboardEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { formatMoney } from "~/lib/money";
import { TillItemsQuery } from "./tillDocuments";
import type { Item } from "./useSale";

type Props = { onFound: (item: Item, pieces: number) => void; onStep: (pieces: number) => void };

export function FindGoods({ onFound, onStep }: Props) {
  const client = useClient();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Item[]>([]);
  const [words, setWords] = useState("");

  function take(item: Item) {
    onFound(item, counted(text).pieces);
    setText("");
    setFound([]);
    setWords(item.available > 0 ? "" : `By our count there is none of “${item.name}” in this store.`);
  }

  async function search(event: FormEvent) {
    event.preventDefault();
    const { search } = counted(text);
    if (!search) return;
    const { data, error } = await client.query(TillItemsQuery, { search }, { requestPolicy: "network-only" });
    const items = data?.tillItems ?? [];
    const exact = items.find((one) => one.barcode === search || one.sku === search);
    const only = items.length === 1 ? items[0] : exact;
    if (only) return take(only);
    setFound(items);
    setWords(error ? (error.graphQLErrors[0]?.message ?? "The shop does not answer.") : items.length ? "" : `Nothing is called “${search}”.`);
  }

  function press(event: KeyboardEvent) {
    if (text || (event.key !== "+" && event.key !== "-")) return;
    event.preventDefault();
    onStep(event.key === "+" ? 1 : -1);
  }

  return (
    <form className="stack" role="search" onSubmit={(event) => void search(event)}>
      <Field
        label="Scan or search"
        hint="3* takes three of it; + and - count on at the last."
        autoFocus
        autoComplete="off"
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
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

function counted(text: string) {
  const found = /^\s*(\d{1,3})\s*[*x×](.*)$/.exec(text);
  const pieces = Number(found?.[1] ?? 1);
  return { pieces: Math.max(1, pieces), search: (found?.[2] ?? text).trim() };
}
