/** One way of delivery in words; a press opens it for changing, or offers it no more. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { formatMoney, isZero } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { DeliveryForm } from "./DeliveryForm";
import { CreateDeliveryMutation, RemoveDeliveryMutation } from "./deliveryDocuments";
import { draftOf, termsOf } from "./deliveryDraft";
import type { Market, Way } from "./deliveryDraft";

type Props = { way: Way; market: Market; onChange: () => void };

export function WayRow({ way, market, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [{ data, error, fetching }, remove] = useMutation(RemoveDeliveryMutation);
  const [, create] = useMutation(CreateDeliveryMutation);
  const answer = data?.removeDeliveryMethod;

  async function bringBack() {
    const reply = await create({ input: { channel: way.channel, code: way.code, method: termsOf(draftOf(way)) } });
    const refusal = refusalOf(reply.data?.createDeliveryMethod, "DeliverySettings", reply.error);
    say(refusal ?? `${way.name} is offered again.`);
    onChange();
  }

  async function switchOff() {
    const reply = await remove({ input: { deliveryMethodId: way.id, revision: way.revision } });
    if (reply.data?.removeDeliveryMethod.__typename === "DeliveryEnded") {
      say(`${way.name} is offered no more. Placed orders keep it.`, () => void bringBack());
    }
    onChange();
  }

  return (
    <li className="plate">
      <p className="row wrap">
        <b className="b">{way.name}</b>
        <span className="tiny soft">{way.code}</span>
        <span className="push b">{priceWords(way)}</span>
      </p>
      <p className="small">{[daysWords(way), ...limitWords(way)].join(", ")}</p>
      <p className="small soft">{zoneWords(way, market)}</p>
      <Refusal message={answer || error ? refusalOf(answer, "DeliveryEnded", error) : undefined} />
      {isOpen && (
        <DeliveryForm
          key={way.revision}
          way={way}
          market={market}
          onReload={onChange}
          onLeave={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      )}
      <p className="row wrap acts">
        <button className="text-btn small" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Change<span className="vh"> {way.name}</span>
        </button>
        <button className="text-btn small" type="button" aria-disabled={fetching} onClick={() => void switchOff()}>
          Switch off<span className="vh"> {way.name}</span>
        </button>
      </p>
    </li>
  );
}

function priceWords({ amount, amountPerKg }: Way): string {
  const base = isZero(amount) ? "Free" : formatMoney(amount);
  return isZero(amountPerKg) ? base : `${base} and ${formatMoney(amountPerKg)} a kilogram`;
}

function daysWords({ kind, daysEarliest, daysLatest, cutOff }: Way): string {
  if (kind === "PICKUP") return "collected in a store";
  const days = daysEarliest === daysLatest ? String(daysLatest) : `${daysEarliest} to ${daysLatest}`;
  return `${days} working ${daysLatest === 1 ? "day" : "days"}${cutOff && `, ordered before ${cutOff}`}`;
}

function limitWords({ freeFrom, goodsFrom, goodsBelow, heaviestGrams }: Way): string[] {
  return [
    freeFrom && `free from ${formatMoney(freeFrom)}`,
    goodsFrom && `for goods of ${formatMoney(goodsFrom)} or more`,
    goodsBelow && `for goods below ${formatMoney(goodsBelow)}`,
    heaviestGrams != null && `up to ${heaviestGrams / 1000} kg`,
  ].filter((words) => typeof words === "string");
}

function zoneWords({ deliversTo, notTo }: Way, market: Market): string {
  const to = deliversTo.length === 0 ? market.country : deliversTo.join(", ");
  return notTo.length === 0 ? `To ${to}` : `To ${to}, but not to ${notTo.join(", ")}`;
}
