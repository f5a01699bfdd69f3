/** The checkout's steps beside the receipt, and the one button that pays what the receipt says. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { Refusal } from "~/components/Refusal";
import type { CartContentsFragment as Cart, CheckoutQuery as Answer, MeQuery } from "~/gql/graphql";
import { Tenders } from "~/features/tenders/Tenders";
import { useTenders } from "~/features/tenders/useTenders";
import type { Collecting } from "~/features/pickups/collecting";
import { logEvent } from "~/lib/events";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import { AgeCheck, Consents } from "./Declaring";
import { DeliveryChoice } from "./DeliveryChoice";
import { nothingSaid } from "./draft";
import type { Draft } from "./draft";
import { Hold } from "./Hold";
import { PayStep } from "./PayStep";
import { usePayWays } from "./payWays";
import { Receipt } from "./Receipt";
import { SendingBack } from "./SendingBack";
import { Step } from "./Step";
import { useHold } from "./useHold";
import { usePay } from "./usePay";
import { WhereTo } from "./WhereTo";

const StoreChooser = lazy(() => import("~/features/pickups/StoreChooser").then((found) => ({ default: found.StoreChooser })));

type Props = {
  cart: Cart;
  me: MeQuery["me"];
  answer: Answer;
  /** Whether the answer is about this cart and this place. */
  isSettled: boolean;
  askAgain: () => void;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  isAtWork: boolean;
  onAtWork: (isAtWork: boolean) => void;
};

export function CheckoutForm({ cart, me, answer, isSettled, askAgain, draft, onChange, isAtWork, onAtWork }: Props) {
  const { checkout } = answer;
  const [said, say] = useState(nothingSaid);
  const method = checkout.deliveryMethods.find((one) => one.code === draft.method) ?? checkout.deliveryMethods[0];
  const [collecting, collect] = useState<Collecting>();
  const isCollected = method?.kind === "PICKUP";
  const way = method && isCollected ? { ...method, totals: collecting?.totals ?? null } : method;
  const total = isSettled ? way?.totals?.total : undefined;
  const chosen = {
    ...draft,
    address: { ...draft.address, country: draft.address.country || answer.shop.channel.country },
    method: method?.code ?? "",
  };
  const tenders = useTenders(total);
  const ways = usePayWays();
  const { pay, isBusy, refusal, errors } = usePay(cart, { draft: chosen, said, tenders: tenders.inputs, way: ways.chosen, collecting: isCollected ? collecting : undefined }, onAtWork);
  const { held, hold } = useHold(cart.id, cart.version, isCollected ? collecting?.storeId : null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [errors]);
  useEffect(() => {
    if (refusal && !isAtWork) askAgain();
  }, [refusal]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (total && !isBusy) void pay(total.amount);
  }

  function choose(code: string) {
    onChange({ method: code });
    logEvent({ name: "CHECKOUT_STEP", text: "delivery" });
  }

  return (
    <form className="checkout" ref={form} onSubmit={submit}>
      <div>
        <h1 className="checkout-title">{t("Nearly yours")}</h1>
        <Step number={1} title={t("Where shall it go?")}>
          <WhereTo answer={answer} draft={draft} isGuest={me === null} isCollected={isCollected} errors={errors} onChange={onChange} />
        </Step>
        <Step number={2} title={t("How shall it come?")}>
          {checkout.deliveryMethods.length === 0 && <p>{t("None of our deliveries goes there with this cart.")}</p>}
          <DeliveryChoice methods={checkout.deliveryMethods} chosen={chosen.method} onChoose={choose} />
          {isCollected && (
            <Suspense>
              <StoreChooser chosen={collecting} onChoose={collect} />
            </Suspense>
          )}
          <AgeCheck checkout={checkout} said={said} onChange={say} />
        </Step>
        <Step number={3} title={t("How will you pay?")}>
          <PayStep ways={ways} />
          <Tenders tenders={tenders} isGuest={me === null} />
        </Step>
      </div>
      <aside aria-label={t("Your receipt")}>
        <Receipt cart={cart} method={way}>
          <Hold held={held} onAgain={() => void hold()} />
          <Consents checkout={checkout} said={said} onChange={say} />
          <Refusal message={refusal} />
          <button className="btn wide last-step" type="submit" aria-disabled={isBusy || !total}>
            {label(isBusy, total && tenders.rest && formatMoney(tenders.rest), isSettled, isCollected)}
          </button>
          <SendingBack checkout={checkout} />
          <p className="tiny soft">
            {t("You buy on our")} <Link to="/terms">{t("terms")}</Link>{t(", and may")} <Link to="/withdrawal">{t("withdraw")}</Link>{t(". What we keep of you:")} <Link to="/privacy">{t("privacy")}</Link>.
          </p>
        </Receipt>
      </aside>
    </form>
  );
}

function label(isBusy: boolean, total: string | undefined, isSettled: boolean, isCollected: boolean): string {
  if (isBusy || !isSettled) return t("One moment");
  if (total) return t("Pay {total}", { total });
  return isCollected ? t("Choose a store") : t("Choose a delivery");
}
