/** Gift cards, points and store credit at the checkout: taken before the card pays the rest. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { KeyboardEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Field } from "~/components/Field";
import { formatMoney, isZero, negate } from "~/lib/money";
import { t } from "~/lib/words";
import { CheckGiftCardMutation, StoreCreditQuery } from "./tenderDocuments";
import { needed } from "./useTenders";
import type { Taken as TakenOne, Tenders as Chosen } from "./useTenders";

const MyPoints = lazy(() => import("./Points").then((found) => ({ default: found.MyPoints })));

export const credit = "Store credit";
const lost = "That did not reach us. Please try again.";

export function Tenders({ tenders, isGuest }: { tenders: Chosen; isGuest: boolean }) {
  return (
    <details>
      <summary className="small b">{t("Gift card")}{isGuest ? "" : t(", points or store credit")}</summary>
      <div className="stack">
        <GiftCardField tenders={tenders} />
        {!isGuest && (
          <Suspense>
            <MyPoints tenders={tenders} />
          </Suspense>
        )}
        {!isGuest && <Credit tenders={tenders} />}
        <Taken tenders={tenders} />
        <p className="tiny soft">
          {t("The card pays the rest. Or")} <Link to="/gift-cards">{t("give a gift card")}</Link> {t("yourself.")}
        </p>
      </div>
    </details>
  );
}

export function Taken({ tenders }: { tenders: Chosen }) {
  return (
    <ul className="stack">
      {tenders.taken.map((one) => (
        <li className="row small" key={one.label}>
          <span>{nameOf(one)}</span>
          <b>{formatMoney(negate(one.taken))}</b>
          <button className="btn line small" type="button" onClick={() => tenders.remove(one.label)}>
            {t("Remove")}<span className="vh"> {t(one.label)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ label, taken, hundred }: TakenOne): string {
  return hundred ? t("{n} points", { n: String(needed(taken, hundred)) }) : t(label);
}

export function GiftCardField({ tenders }: { tenders: Chosen }) {
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, check] = useMutation(CheckGiftCardMutation);

  async function use() {
    if (fetching || !code.trim()) return;
    const { data } = await check({ input: { code } });
    const found = data?.checkGiftCard;
    if (found?.__typename !== "GiftCardFound") return setRefusal(found?.message ?? t(lost));
    tenders.add({ token: found.token, label: t("Gift card …{lastFour}", { lastFour: found.lastFour }), balance: found.balance });
    setRefusal(undefined);
    setCode("");
  }

  function press(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void use();
  }

  return (
    <>
      <Field
        label={t("Code of a gift card")}
        value={code}
        error={refusal}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
        onKeyDown={press}
      />
      <button className="btn line small" type="button" aria-disabled={fetching} onClick={() => void use()}>
        {t("Use this gift card")}
      </button>
    </>
  );
}

function Credit({ tenders }: { tenders: Chosen }) {
  const [{ data }] = useQuery({ query: StoreCreditQuery, requestPolicy: "cache-and-network" });
  const currency = tenders.rest?.currency;
  const mine = data?.me?.customer?.storeCredit.find(({ balance }) => balance.currency === currency);
  if (!mine || isZero(mine.balance) || tenders.taken.some((one) => one.label === credit)) return null;
  return (
    <button className="btn line small" type="button" onClick={() => tenders.add({ label: credit, balance: mine.balance })}>
      {t("Use my store credit of {amount}", { amount: formatMoney(mine.balance) })}
    </button>
  );
}
