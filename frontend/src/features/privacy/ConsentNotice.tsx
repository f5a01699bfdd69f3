/** A small question at the foot of the page. It covers nothing that one needs, and waits for no answer. */
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useMutation, useQuery } from "urql";
import { t } from "~/lib/words";
import { noteAsked } from "./asked";
import { ChooseConsentMutation, ConsentQuery } from "./privacyDocuments";
import "~/styles/privacy.css";

/** Where nobody is disturbed: who pays, who works, and who answers this very question. */
const busy = /^\/(checkout|desk|privacy-choices|account\/privacy)/;

export default function ConsentNotice() {
  const [{ data }] = useQuery({ query: ConsentQuery });
  const [, choose] = useMutation(ChooseConsentMutation);
  const [isAnswered, setAnswered] = useState(false);
  const isElsewhere = busy.test(useLocation().pathname);
  const isKnown = data && !data.consent.isAskedFor;

  useEffect(() => {
    if (isKnown) noteAsked();
  }, [isKnown]);

  if (isAnswered || isElsewhere || !data?.consent.isAskedFor) return null;

  function answer(isGranted: boolean) {
    setAnswered(true);
    noteAsked();
    void choose({ input: { isGranted, through: "NOTICE" } });
  }

  return (
    <section className="consent" aria-label={t("Your privacy")}>
      <p className="small">
        {t("May we remember what you look at, to suggest what fits you? Without it, we know it for this visit only.")}{" "}
        <Link to="/privacy-choices">{t("More")}</Link>
      </p>
      <p className="row">
        <button className="btn line small" type="button" onClick={() => answer(false)}>
          {t("No")}
        </button>
        <button className="btn line small" type="button" onClick={() => answer(true)}>
          {t("Yes, remember")}
        </button>
      </p>
    </section>
  );
}
