/** Being erased: what it takes, what stays, and a day to think again. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { StoreCreditQuery } from "~/features/tenders/tenderDocuments";
import { useConfirmed } from "~/features/security/useConfirmed";
import { formatMoment } from "~/lib/dates";
import { formatMoney, isZero } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { Blockers } from "./Blockers";
import type { DataPart } from "./DataPage";
import { CancelErasureMutation, RequestErasureMutation } from "./privacyDocuments";

export function Erasing({ data, hasSecondFactor, onChange }: DataPart) {
  const [, request] = useMutation(RequestErasureMutation);
  const [, cancel] = useMutation(CancelErasureMutation);
  const [refusal, setRefusal] = useState<string>();
  const [isSure, setSure] = useState(false);
  const confirmed = useConfirmed(hasSecondFactor);

  async function ask() {
    const answer = await confirmed.run(async () => (await request({})).data?.requestErasure);
    if (!answer) return;
    setRefusal(refusalOf(answer, "Erasure"));
    setSure(false);
    onChange();
  }

  async function stay() {
    const answer = (await cancel({})).data?.cancelErasure;
    setRefusal(refusalOf(answer, "Erasure"));
    if (answer?.__typename === "Erasure") say(t("Good. Nothing is erased."));
    onChange();
  }

  return (
    <section className="stack" aria-labelledby="erasing">
      <h2 id="erasing">{t("Have everything erased")}</h2>
      <p>
        {t("Your account, addresses, points, carts and messages go, a day after you ask. Invoices stay in our books as the law wants it, without your name. It cannot be undone.")}
      </p>
      <CreditIsLost />
      <Refusal message={refusal} />
      {data.erasureBlockers.length > 0 && <Blockers blockers={data.erasureBlockers} />}
      {data.myErasure ? (
        <>
          <Note tone="warn">{t("You will be erased after {day}.", { day: formatMoment(data.myErasure.dueAt) })}</Note>
          <p>
            <button className="btn" type="button" onClick={() => void stay()}>
              {t("Stop it, I stay")}
            </button>
          </p>
        </>
      ) : isSure ? (
        <p className="row wrap">
          <button className="btn" type="button" onClick={() => void ask()}>
            {t("Yes, erase everything")}
          </button>
          <button className="btn line" type="button" onClick={() => setSure(false)}>
            {t("No")}
          </button>
        </p>
      ) : (
        data.erasureBlockers.length === 0 && (
          <p>
            <button className="btn line" type="button" onClick={() => setSure(true)}>
              {t("Erase me")}
            </button>
          </p>
        )
      )}
      {confirmed.form}
    </section>
  );
}

function CreditIsLost() {
  const [{ data }] = useQuery({ query: StoreCreditQuery, requestPolicy: "cache-and-network" });
  const owed = data?.me?.customer?.storeCredit.filter(({ balance }) => !isZero(balance)) ?? [];
  if (owed.length === 0) return null;
  return (
    <Note tone="warn">
      {t("You have {amount} of store credit. With your account you give it up: spend it first.", {
        amount: owed.map(({ balance }) => formatMoney(balance)).join(" + "),
      })}
    </Note>
  );
}
