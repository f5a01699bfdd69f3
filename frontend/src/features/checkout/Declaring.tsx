/** What the goods or the market want to hear of the buyer, and nothing when they want nothing. */
import { Link } from "@tanstack/react-router";
import { Field } from "~/components/Field";
import { Note } from "~/components/Note";
import type { CheckoutQuery as Answer, LegalKind } from "~/gql/graphql";
import { t } from "~/lib/words";
import type { Said } from "./draft";

type Props = { checkout: Answer["checkout"]; said: Said; onChange: (said: Said) => void };

const texts: Partial<Record<LegalKind, { to: "/terms" | "/withdrawal" | "/privacy"; words: string }>> = {
  TERMS: { to: "/terms", words: "terms" },
  WITHDRAWAL: { to: "/withdrawal", words: "right to withdraw" },
  PRIVACY: { to: "/privacy", words: "privacy notice" },
};

export const asksForAge = (checkout: Answer["checkout"]) => checkout.ageLimit !== null && checkout.isOldEnough !== true;

export function AgeCheck({ checkout, said, onChange }: Props) {
  const { ageLimit: years } = checkout;
  if (years == null) return null;
  if (checkout.isOldEnough) return <p className="small soft">{t("For those of {years} or older: whoever takes it shows their age at the door.", { years })}</p>;
  return (
    <div className="stack">
      <p>{t("Some of this is sold to those of {years} or older. Whoever takes it shows their age at the door.", { years })}</p>
      {checkout.isOldEnough === false && <Note tone="warn">{t("By the date of birth of your account, you are not {years} yet.", { years })}</Note>}
      <Field
        label={t("Date of birth")}
        type="date"
        autoComplete="bday"
        max={new Date().toISOString().slice(0, 10)}
        required={!said.isAgeConfirmed}
        value={said.bornOn}
        hint={t("Only to check your age; it is not kept.")}
        onChange={(event) => onChange({ ...said, bornOn: event.target.value })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={said.isAgeConfirmed}
          onChange={(event) => onChange({ ...said, isAgeConfirmed: event.target.checked })}
        />
        {t("I would rather just confirm that I am {years} or older", { years })}
      </label>
    </div>
  );
}

export function Consents({ checkout, said, onChange }: Props) {
  function set(kind: LegalKind, isAccepted: boolean) {
    const others = said.accepted.filter((one) => one !== kind);
    onChange({ ...said, accepted: isAccepted ? [...others, kind] : others });
  }
  return checkout.mustAccept.map((kind) => (
    <label className="check small" key={kind}>
      <input type="checkbox" required checked={said.accepted.includes(kind)} onChange={(event) => set(kind, event.target.checked)} />
      <span>
        {t("I have read the")} <Link to={texts[kind]?.to ?? "/terms"}>{texts[kind]?.words ?? kind.toLowerCase()}</Link> {t("of this shop")}
      </span>
    </label>
  ));
}
