/** Where one is logged in, and ending that. */
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { count } from "~/lib/count";
import { say } from "~/lib/toast";
import { useState } from "react";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { LogOutEverywhereMutation, RevokeSessionMutation } from "./securityDocuments";
import { SessionRow } from "./SessionRow";
import type { SecurityPart } from "./SecurityPage";
import { useConfirmed } from "./useConfirmed";

export function Sessions({ me, onChange }: SecurityPart) {
  const [, revoke] = useMutation(RevokeSessionMutation);
  const [, logOutEverywhere] = useMutation(LogOutEverywhereMutation);
  const [refusal, setRefusal] = useState<string>();
  const confirmed = useConfirmed(me.hasSecondFactor);

  function ended(answer: { __typename?: string; count?: number; message?: string } | undefined) {
    if (!answer) return;
    setRefusal(refusalOf(answer, "SessionsEnded"));
    if (answer.__typename === "SessionsEnded") say(t("{number} logged out.", { number: count(answer.count ?? 0, "device") }));
    onChange();
  }

  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t("Where you are logged in")}</h2>
      <Refusal message={refusal} />
      <ul className="sessions">
        {me.sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            onEnd={() =>
              void confirmed.run(async () => (await revoke({ input: { sessionId: session.id } })).data?.revokeSession).then(ended)
            }
          />
        ))}
      </ul>
      {confirmed.form}
      {me.sessions.length > 1 && (
        <p>
          <button
            className="btn line"
            type="button"
            onClick={() =>
              void confirmed.run(async () => (await logOutEverywhere({ input: {} })).data?.logOutEverywhere).then(ended)
            }
          >
            {t("Log out everywhere else")}
          </button>
        </p>
      )}
    </section>
  );
}
