/** Whether one may be followed: said now, changed at any time. */
import { useMutation, useQuery } from "urql";
import { Choice } from "~/components/Choice";
import { Note } from "~/components/Note";
import { Failed, LineBones } from "~/components/states";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { noteAsked } from "./asked";
import { ChooseConsentMutation, ConsentQuery } from "./privacyDocuments";

export function Following() {
  const [{ data, error }, ask] = useQuery({ query: ConsentQuery, requestPolicy: "cache-and-network" });
  const [, choose] = useMutation(ChooseConsentMutation);
  if (!data) return error ? <Failed error={error} onRetry={() => ask()} /> : <LineBones count={3} />;
  const { choice, optsOut } = data.consent;

  async function change(value: string) {
    const done = await choose({ input: { isGranted: value === "yes" } });
    if (done.error) return say(t("That did not reach us. Nothing has changed; try again."));
    noteAsked();
    say(value === "yes" ? t("We remember what you look at from now on.") : t("We have forgotten who looked at what."));
    ask({ requestPolicy: "network-only" });
  }

  return (
    <section className="stack" aria-labelledby="following">
      <h2 id="following">{t("What you look at")}</h2>
      <p>
        {t("With your consent, we note which products you look at and what you search for together with you, so that suggestions fit. Without it, we know it for one visit only, and not whose it was. What you buy is not meant: we need that to deliver it.")}
      </p>
      {optsOut ? (
        <Note tone="info">{t("Your browser asks us not to follow you (Global Privacy Control), and we do not.")}</Note>
      ) : (
        <fieldset className="stack plain">
          <legend className="vh">{t("May we remember what you look at?")}</legend>
          <Choice name="following" value="no" isChosen={choice !== "GRANTED"} onChoose={change}>
            {t("Do not remember it")}
          </Choice>
          <Choice name="following" value="yes" isChosen={choice === "GRANTED"} onChoose={change}>
            {t("Remember it with me")}
          </Choice>
        </fieldset>
      )}
    </section>
  );
}
