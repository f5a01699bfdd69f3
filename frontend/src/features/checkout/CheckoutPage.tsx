/** From cart to payment on one page: where to, how, and the exact sum on the button. */
import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { Failed, LineBones } from "~/components/states";
import { useCart } from "~/features/cart/CartProvider";
import { useMe } from "~/features/identity/me";
import type { CartContentsFragment as Cart, CheckoutQuery as Answer, MeQuery } from "~/gql/graphql";
import { logEvent } from "~/lib/events";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { AddressFields } from "./AddressFields";
import { CheckoutQuery } from "./checkoutDocuments";
import { DeliveryChoice } from "./DeliveryChoice";
import { emptyAddress, readDraft, writeDraft } from "./draft";
import type { Draft } from "./draft";
import { rememberMember } from "./memory";
import { NothingToPay } from "./NothingToPay";
import { payable, Receipt } from "./Receipt";
import { Step } from "./Step";
import { usePay } from "./usePay";
import "~/styles/cart.css";
import "~/styles/checkout.css";

export function CheckoutPage() {
  const { cart, isFailed, retry, isPending } = useCart();
  const me = useMe();
  const [{ data, error }, refetch] = useQuery({ query: CheckoutQuery, requestPolicy: "cache-and-network" });
  const [placed, setPlaced] = useState<Cart>();
  useTitle("Checkout");
  useEffect(() => {
    if (me) rememberMember();
  }, [me]);
  useEffect(() => logEvent({ name: "CHECKOUT_STARTED" }), []);

  const reload = () => {
    retry();
    refetch({ requestPolicy: "network-only" });
  };
  const isBroken = isFailed || (error && !data);
  const shown = placed ?? cart;
  const isWaiting = shown === undefined || me === undefined || !data || isPending;
  return (
    <main id="main" className="page">
      {isBroken && <Failed onRetry={reload} />}
      {!isBroken && isWaiting && <LineBones count={8} />}
      {!isBroken && !isWaiting && !shown?.lines.length && <NothingToPay isGuest={me === null} />}
      {!isBroken && !isWaiting && shown && shown.lines.length > 0 && (
        <CheckoutForm cart={shown} me={me} answer={data} onPlaced={() => setPlaced(shown)} />
      )}
    </main>
  );
}

type FormProps = {
  cart: Cart;
  me: MeQuery["me"];
  answer: Answer;
  /** The cart is an order now; it stays in sight until the payment page is there. */
  onPlaced: () => void;
};

function CheckoutForm({ cart, me, answer, onPlaced }: FormProps) {
  const [draft, setDraft] = useState(() => startingDraft(me, answer));
  const method = answer.deliveryMethods.find((one) => one.code === draft.method);
  const total = method && payable(cart, method.price);
  const { pay, isBusy, refusal, errors } = usePay(cart, draft, onPlaced);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [errors]);

  function change(next: Partial<Draft>) {
    const changed = { ...draft, ...next };
    setDraft(changed);
    writeDraft(changed);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (total && !isBusy) void pay(total.amount);
  }

  return (
    <form className="checkout" ref={form} onSubmit={submit}>
      <div>
        <h1 className="checkout-title">Nearly yours</h1>
        <Step number={1} title="Where shall it go?">
          {me === null && (
            <p className="small">
              <Link to="/login" search={{ next: "/checkout" }}>
                Log in
              </Link>{" "}
              to use your address and earn points, or go on as a guest.
            </p>
          )}
          <AddressFields draft={draft} errors={errors} onChange={change} />
        </Step>
        <Step number={2} title="How shall it come?">
          <DeliveryChoice
            methods={answer.deliveryMethods}
            chosen={draft.method}
            onChoose={(code) => {
              change({ method: code });
              logEvent({ name: "CHECKOUT_STEP", text: "delivery" });
            }}
          />
        </Step>
        <Step number={3} title="Pay by card">
          <p className="small soft row lock">
            <Lock className="i s" />
            <span>
              The next page is the payment company’s. Your card goes straight to them; we never see its number. If the
              line drops, press again: you are charged once.
            </span>
          </p>
        </Step>
      </div>
      <aside aria-label="Your receipt">
        <Receipt cart={cart} method={method}>
          <Refusal message={refusal} />
          <button className="btn wide last-step" type="submit" aria-disabled={isBusy || !total}>
            {isBusy ? "One moment" : total ? `Pay ${formatMoney(total)}` : "Choose a delivery"}
          </button>
          <p className="tiny soft">
            You buy on our <Link to="/terms">terms</Link>, and may <Link to="/withdrawal">withdraw</Link>. What we keep
            of you: <Link to="/privacy">privacy</Link>.
          </p>
        </Receipt>
      </aside>
    </form>
  );
}

function startingDraft(me: MeQuery["me"], answer: Answer): Draft {
  const kept = readDraft();
  const { country } = answer.shop.channel;
  const known = me?.customer?.address;
  const address = kept.address ?? (known ? { ...emptyAddress, ...known } : { ...emptyAddress, name: me?.name ?? "" });
  const codes = answer.deliveryMethods.map((one) => one.code);
  return {
    email: kept.email || me?.email || "",
    address: { ...address, country: address.country || country },
    method: kept.method && codes.includes(kept.method) ? kept.method : (codes[0] ?? ""),
  };
}
