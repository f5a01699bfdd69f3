/** One gift card: what is left on it and why, and its end, for a reason. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Refusal } from "~/components/Refusal";
import { LineBones } from "~/components/states";
import { readFragment } from "~/gql";
import type { GiftCardsQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { GiftCardMovementsQuery, MovementsFragment, VoidGiftCardMutation } from "./moneyDocuments";
import { Movements } from "./Movements";

type Card = Data["giftCards"]["nodes"][number];

export function GiftCardRow({ card }: { card: Card }) {
  const [view, setView] = useState<"ledger" | "void">();
  const toggle = (one: "ledger" | "void") => setView(view === one ? undefined : one);
  const name = card.lastFour ? `…${card.lastFour}` : "not sent yet";
  return (
    <li className="plate">
      <p className="row wrap">
        <b className="b">{name}</b>
        <State card={card} />
        <span className="push b">
          {formatMoney(card.balance)} <span className="soft small">of {formatMoney(card.amount)}</span>
        </span>
      </p>
      <p className="small">
        For <bdi>{card.recipientEmail}</bdi>
        <span className="soft">, {card.sentAt ? `sent ${formatMoment(card.sentAt)}` : `to be sent ${formatMoment(card.deliverAt)}`}</span>
      </p>
      {card.voidReason && (
        <p className="small soft">
          Ended: <bdi>{card.voidReason}</bdi>
        </p>
      )}
      <p className="row wrap acts">
        <button className="text-btn small" type="button" aria-expanded={view === "ledger"} onClick={() => toggle("ledger")}>
          What moved<span className="vh"> on {name}</span>
        </button>
        {!card.voidedAt && (
          <button className="text-btn small" type="button" aria-expanded={view === "void"} onClick={() => toggle("void")}>
            End it<span className="vh">, {name}</span>
          </button>
        )}
      </p>
      {view === "ledger" && (
        <ol className="ledger small" aria-label={`What moved on ${name}`}>
          <Pages>{(page) => <Ledger id={card.id} {...page} />}</Pages>
        </ol>
      )}
      {view === "void" && <End card={card} onDone={() => setView(undefined)} />}
    </li>
  );
}

function State({ card }: { card: Card }) {
  if (card.voidedAt) return <Mark tone="bad">Ended</Mark>;
  if (!card.issuedAt) return <Mark tone="warn">Not paid yet</Mark>;
  return card.sentAt ? <Mark tone="good">In use</Mark> : <Mark tone="info">Waits to be sent</Mark>;
}

function Ledger({ id, after, onMore }: PageProps & { id: string }) {
  const [{ data }] = useQuery({ query: GiftCardMovementsQuery, variables: { id, after }, requestPolicy: "cache-and-network" });
  const page = data?.node?.__typename === "GiftCard" ? data.node.movements : undefined;
  if (!page) return <LineBones count={2} />;
  return (
    <>
      <Movements page={page} />
      <ShowMore pageInfo={readFragment(MovementsFragment, page).pageInfo} onMore={onMore} label="Earlier ones" />
    </>
  );
}

function End({ card, onDone }: { card: Card; onDone: () => void }) {
  const [{ data, error, fetching }, end] = useOnce(`void ${card.id}`, VoidGiftCardMutation);
  const answer = data?.voidGiftCard;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (fetching) return;
    const reason = String(new FormData(event.currentTarget).get("reason"));
    const reply = await end({ giftCardId: card.id, reason });
    if (reply.data?.voidGiftCard.__typename !== "GiftCard") return;
    say("Ended. Nobody can pay with it any more.");
    onDone();
  }

  return (
    <form className="compose reject" onSubmit={(event) => void submit(event)}>
      <Refusal message={answer || error ? refusalOf(answer, "GiftCard", error) : undefined} />
      <p className="small">{formatMoney(card.balance)} on it are gone then, for good. What was paid for it goes back by a refund.</p>
      <textarea name="reason" aria-label="Why it ends" placeholder="Why it ends" rows={2} maxLength={400} required autoFocus />
      <button className="btn line" type="submit" aria-disabled={fetching}>
        End this card
      </button>
      <button className="text-btn small" type="button" onClick={onDone}>
        Leave it
      </button>
    </form>
  );
}
