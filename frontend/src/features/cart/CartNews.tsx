/** What happened to the cart that the shopper should see once: a merge, an order bought again, other prices. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { count } from "~/lib/count";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { AcknowledgeCartMutation, CartBesideQuery, UndoCartMergeMutation } from "./cartBesideDocuments";
import { tellReport, useReport } from "./cartReport";
import "~/styles/saved.css";

const priced = ["PRICE_UP", "PRICE_DOWN"];

export default function CartNews({ cart }: { cart: Contents | null }) {
  const report = useReport();
  const [{ data }] = useQuery({ query: CartBesideQuery });
  const merge = data?.cart?.merge;
  const prices = cart?.warnings.filter(({ code }) => priced.includes(code)) ?? [];
  return (
    <>
      {report && (
        <section className="note good cart-news" role="status" aria-label={t("What went into your cart")}>
          <div>
            <p>
              <b className="b">{t("{number} went into your cart.", { number: count(report.lines, "product") })}</b>
            </p>
            <Messages of={report.changes} />
            <button className="text-btn small" type="button" onClick={() => tellReport(null)}>
              {t("Got it")}
            </button>
          </div>
        </section>
      )}
      {cart && (merge || prices.length > 0) && <ToAcknowledge cart={cart} merge={merge} prices={prices} />}
    </>
  );
}

type Merge = { lines: number; changes: { message: string }[] };
type Told = { cart: Contents; merge: Merge | null | undefined; prices: { message: string }[] };

function ToAcknowledge({ cart, merge, prices }: Told) {
  const [refusal, setRefusal] = useState<string>();
  const [, acknowledge] = useMutation(AcknowledgeCartMutation);
  const [, undo] = useMutation(UndoCartMergeMutation);

  async function seen() {
    const { data, error } = await acknowledge({ input: { expectedVersion: cart.version } });
    setRefusal(refusalOf(data?.acknowledgeCart, "Cart", error));
  }
  async function keepApart() {
    const { data, error } = await undo({});
    setRefusal(refusalOf(data?.undoCartMerge, "Cart", error));
  }
  return (
    <section className="note cart-news" role="status" aria-label={t("New about your cart")}>
      <div>
        {merge && (
          <p>
            <b className="b">{t("{number} that you chose before you logged in went into your cart.", { number: count(merge.lines, "product") })}</b>
          </p>
        )}
        <Messages of={[...(merge?.changes ?? []), ...prices]} />
        <p className="row wrap">
          <button className="btn line small" type="button" onClick={seen}>
            {t("Got it")}
          </button>
          {merge && (
            <button className="text-btn small" type="button" onClick={keepApart}>
              {t("Take them out, for later")}
            </button>
          )}
        </p>
        <Refusal message={refusal} />
      </div>
    </section>
  );
}

function Messages(props: { of: { message: string }[] }) {
  if (props.of.length === 0) return null;
  return (
    <ul className="small">
      {props.of.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
