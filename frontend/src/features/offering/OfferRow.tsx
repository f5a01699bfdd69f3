/** One offer in the list: what it is, how it goes, and its form. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { EndOfferMutation } from "./offerDocuments";
import type { Known } from "./offerDraft";
import { OfferCodes } from "./OfferCodes";
import { OfferForm } from "./OfferForm";
import type { Market } from "./OfferForm";
import { phases, worth } from "./offerWords";

type Props = { offer: Known; markets: readonly Market[]; onChange: () => void };

export function OfferRow({ offer, markets, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [{ data, error, fetching }, end] = useMutation(EndOfferMutation);
  const { label, look } = phases[offer.phase];
  const isOver = offer.phase === "ENDED";

  async function finish() {
    const answer = await end({ input: { id: offer.id, revision: offer.revision } });
    if (answer.data?.endOffer.__typename !== "OfferSettings") return;
    say(`${offer.name} has ended.`);
    onChange();
  }

  return (
    <li className="stack">
      <p className="row wrap">
        <b className="b">{offer.name}</b>
        <span className={`mark ${look}`}>{label}</span>
        <span className="push b">{worth(offer)}</span>
      </p>
      <p className="small">
        {offer.isAutomatic ? "By itself" : `By the code ${offer.code || "of a list"}`}, {formatMoment(offer.startsAt)} to {formatMoment(offer.endsAt)}
      </p>
      <p className="tiny soft">{usage(offer)}</p>
      <Refusal message={data || error ? refusalOf(data?.endOffer, "OfferSettings", error) : undefined} />
      {!isOver && (
        <p className="row wrap">
          <button className="btn line small" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Change<span className="vh"> {offer.name}</span>
          </button>
          <button className="text-btn" type="button" aria-disabled={fetching} onClick={() => void finish()}>
            End it now<span className="vh">: {offer.name}</span>
          </button>
        </p>
      )}
      {!isOver && !offer.isAutomatic && !offer.code && <OfferCodes offer={offer} />}
      {isOpen && (
        <OfferForm
          known={offer}
          markets={markets}
          onLeave={() => setOpen(false)}
          onReload={onChange}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      )}
    </li>
  );
}

function usage(offer: Known): string {
  const uses = offer.mostUses === null ? `Used ${offer.uses} times` : `Used ${offer.uses} of ${offer.mostUses} times`;
  const given = offer.given.map(formatMoney).join(" and ");
  const budget = offer.budget ? ` of ${formatMoney(offer.budget)}` : "";
  return given ? `${uses}, gave ${given}${budget}` : uses;
}
