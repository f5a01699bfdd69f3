/** An authenticator app beside the password: setting it up, and taking it off. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { CodeField } from "~/features/identity/CodeField";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { QrCode } from "./QrCode";
import { EndSecondFactorMutation, FinishSecondFactorMutation, StartSecondFactorMutation } from "./securityDocuments";
import type { SecurityPart } from "./SecurityPage";
import { useConfirmed } from "./useConfirmed";

type Setup = { secret: string; size: number; path: string };

export function SecondFactor({ me, onChange }: SecurityPart) {
  const [setup, setSetup] = useState<Setup>();
  const [paper, setPaper] = useState<string[]>();
  const [, start] = useMutation(StartSecondFactorMutation);
  const [, end] = useMutation(EndSecondFactorMutation);
  const confirmed = useConfirmed(me.hasSecondFactor);

  async function begin() {
    const begun = await confirmed.run(async () => (await start({})).data?.startSecondFactor);
    if (begun?.__typename === "SecondFactorSetup") setSetup(begun);
  }

  async function takeOff() {
    const done = await confirmed.run(async () => (await end({})).data?.endSecondFactor);
    if (done?.__typename !== "Account") return;
    say(t("Logging in takes your password alone again."));
    onChange();
  }

  function isOn(codes: string[]) {
    setPaper(codes);
    setSetup(undefined);
    onChange();
  }

  return (
    <section className="stack" aria-labelledby="second-factor">
      <h2 id="second-factor">{t("Second factor")}</h2>
      <p className="soft">
        {me.hasSecondFactor
          ? t("Logging in takes your password and a code from your authenticator app.")
          : t("With an authenticator app on your phone, a stolen password alone opens nothing.")}
      </p>
      {paper && <PaperCodes codes={paper} />}
      {setup ? (
        <FinishSetup setup={setup} onDone={isOn} />
      ) : (
        <p className="row wrap">
          <button className="btn line" type="button" onClick={() => void begin()}>
            {me.hasSecondFactor ? t("Set up another app") : t("Set it up")}
          </button>
          {me.hasSecondFactor && (
            <button className="btn line" type="button" onClick={() => void takeOff()}>
              {t("Take it off")}
            </button>
          )}
        </p>
      )}
      {confirmed.form}
    </section>
  );
}

function FinishSetup(props: { setup: Setup; onDone: (codes: string[]) => void }) {
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, finish] = useMutation(FinishSecondFactorMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { data, error } = await finish({ input: { code } });
    const answer = data?.finishSecondFactor;
    if (answer?.__typename === "SecondFactorOn") return props.onDone(answer.paperCodes);
    setRefusal(refusalOf(answer, "SecondFactorOn", error));
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p>{t("Scan this with the app, or type the words below it there. Then type the six digits that it shows.")}</p>
      <QrCode size={props.setup.size} path={props.setup.path} label={t("Code for your authenticator app")} />
      <p className="secret">{props.setup.secret.replace(/(.{4})/g, "$1 ")}</p>
      <Refusal message={refusal} />
      <CodeField value={code} onChange={setCode} hint={t("Six digits. They change every half a minute.")} />
      <p>
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("It works")}
        </button>
      </p>
    </form>
  );
}

function PaperCodes(props: { codes: string[] }) {
  return (
    <Note tone="good">
      <p>{t("It is set up. Write these down: each logs you in once, should the phone be lost. We do not show them again.")}</p>
      <ul className="paper-codes">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Note>
  );
}
