/** Wishes and what was saved for later, on every device the same; the wishes can be shown to others. */
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { Empty, Failed, LineBones } from "~/components/states";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatDay } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { LineActions } from "./LineActions";
import { SavedLine } from "./SavedLine";
import { EndSharingMutation, SavedLineFragment, ShareWishListMutation } from "./savedDocuments";
import { useSaved } from "./useSaved";
import "~/styles/cart.css";
import "~/styles/saved.css";

type Lines = ({ id: string } & FragmentType<typeof SavedLineFragment>)[];

export function SavedPage() {
  useTitle(t("Saved"));
  const [{ data, error }, reload] = useSaved();
  const saved = data?.saved;
  return (
    <main id="main" className="page section saved-page stack">
      <h1>{t("Saved")}</h1>
      {!saved && (error ? <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} /> : <LineBones count={6} />)}
      {saved && saved.wishes.length + saved.later.length === 0 && <Nothing />}
      {saved && saved.wishes.length > 0 && (
        <section aria-labelledby="wishes" className="stack">
          <h2 id="wishes">{t("Your wish list")}</h2>
          <Sharing until={saved.wishesSharedUntil} />
          <List lines={saved.wishes} />
        </section>
      )}
      {saved && saved.later.length > 0 && (
        <section aria-labelledby="later">
          <h2 id="later">{t("Saved for later")}</h2>
          <List lines={saved.later} />
        </section>
      )}
    </main>
  );
}

function List(props: { lines: Lines }) {
  return (
    <ul className="cart-lines">
      {props.lines.map((line) => (
        <SavedLine key={line.id} line={line}>
          <LineActions id={line.id} name={readFragment(SavedLineFragment, line).name ?? "It"} />
        </SavedLine>
      ))}
    </ul>
  );
}

function Nothing() {
  return (
    <Empty
      picture="1f49b"
      title={t("Nothing saved yet.")}
      action={
        <Link className="btn" to="/aisles">
          {t("Walk the aisles")}
        </Link>
      }
    >
      {t("Press the heart on a product, and it waits here, on all your devices.")}
    </Empty>
  );
}

function Sharing(props: { until: string | null }) {
  const [link, setLink] = useState<string>();
  const [, share] = useMutation(ShareWishListMutation);
  const [, end] = useMutation(EndSharingMutation);
  const show = async () => setLink((await share({})).data?.shareWishList.url);
  const stop = async () => {
    await end({});
    setLink(undefined);
  };
  return (
    <div>
      <p className="row wrap">
        <button className="btn line small" type="button" onClick={show}>
          {props.until ? t("Show the link") : t("Share by link")}
        </button>
        {props.until && (
          <button className="text-btn small" type="button" onClick={stop}>
            {t("End sharing")}
          </button>
        )}
      </p>
      {link && <input className="share-link" readOnly aria-label={t("Link to your wish list")} value={link} onFocus={(event) => event.target.select()} />}
      {props.until && <p className="small soft">{t("Whoever has the link sees these products, not your name, until {day}.", { day: formatDay(props.until) })}</p>}
    </div>
  );
}
