/** Beside the lines of the cart: a note about all of it, a link to a copy, and what is saved for later. */
import { Link2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { useSaved } from "~/features/saved/useSaved";
import { formatDay } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { CartBesideQuery, SetCartNoteMutation, ShareCartMutation } from "./cartBesideDocuments";
import "~/styles/saved.css";

const SavedForLater = lazy(() => import("~/features/saved/SavedForLater"));

export default function CartBeside(props: { isFilled: boolean }) {
  const [{ data }] = useQuery({ query: CartBesideQuery });
  const [{ data: kept }] = useSaved();
  const isAnythingKept = Boolean(kept?.saved.later.length || kept?.saved.wishes.length);
  if (!isAnythingKept && !(props.isFilled && data?.cart)) return null;
  return (
    <div className="stack cart-beside">
      {props.isFilled && data?.cart && (
        <>
          <Note key={data.cart.note} note={data.cart.note} version={data.cart.version} />
          <Share />
        </>
      )}
      <Suspense>
        <SavedForLater />
      </Suspense>
    </div>
  );
}

function Note(props: { note: string; version: number }) {
  const [note, setNote] = useState(props.note);
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, send] = useMutation(SetCartNoteMutation);

  async function save(event: FormEvent) {
    event.preventDefault();
    const { data, error } = await send({ input: { note, expectedVersion: props.version } });
    setRefusal(refusalOf(data?.setCartNote, "Cart", error));
  }
  return (
    <details className="offer-code" open={props.note ? true : undefined}>
      <summary className="small b">{t("A note for this cart")}</summary>
      <form className="stack" onSubmit={save}>
        <label className="field">
          <span className="label">{t("What should we know?")}</span>
          <textarea maxLength={500} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <p>
          <button className="btn line small" type="submit" aria-disabled={fetching || note === props.note}>
            {note === props.note && note ? t("Kept") : t("Keep the note")}
          </button>
        </p>
        <Refusal message={refusal} />
      </form>
    </details>
  );
}

function Share() {
  const [link, setLink] = useState<{ url: string; expiresAt: string }>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, send] = useMutation(ShareCartMutation);

  async function share() {
    const { data, error } = await send({});
    const made = data?.shareCart;
    if (made?.__typename === "ShareLink") setLink(made);
    setRefusal(refusalOf(made, "ShareLink", error));
  }
  return (
    <div>
      <button className="text-btn small" type="button" aria-disabled={fetching} onClick={share}>
        <Link2 className="i s" aria-hidden="true" /> {t("Share this cart")}
      </button>
      {link && (
        <p className="small" role="status">
          <input className="share-link" readOnly aria-label={t("Link to a copy of this cart")} value={link.url} onFocus={(event) => event.target.select()} />
          <span className="soft">{t("Whoever has it sees these products, not your name, until {day}.", { day: formatDay(link.expiresAt) })}</span>
        </p>
      )}
      <Refusal message={refusal} />
    </div>
  );
}
