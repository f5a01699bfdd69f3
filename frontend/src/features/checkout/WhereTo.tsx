/** Where it goes: one of the addresses that are known, in a line, or a form for another. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Choice } from "~/components/Choice";
import { Field } from "~/components/Field";
import type { AddressInput, CheckoutQuery as Answer } from "~/gql/graphql";
import { t } from "~/lib/words";
import { AddressFields } from "./AddressFields";
import { emptyAddress, isWhole, plain } from "./draft";
import type { Draft } from "./draft";

type Props = {
  answer: Answer;
  draft: Draft;
  isGuest: boolean;
  /** In a store: then nobody has to know where its buyer lives. */
  isCollected: boolean;
  errors: Record<string, string>;
  onChange: (change: Partial<Draft>) => void;
};

export function WhereTo({ answer, draft, isGuest, isCollected, errors, onChange }: Props) {
  const [isOpen, setOpen] = useState(isGuest || !isWhole(draft.address));
  const isWrong = Object.keys(errors).some((path) => path.startsWith("address") || path === "email");
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  if (isCollected && !isGuest && draft.email && !isWrong) return <p>{t("You collect it yourself.")}</p>;
  if (!isCollected && !isOpen && !isWrong) return <Known address={draft.address} onChange={() => setOpen(true)} />;
  return (
    <>
      {isGuest && <LogIn />}
      {!isCollected && <Saved saved={answer.savedAddresses} draft={draft} onChange={onChange} />}
      <Field
        label={t("E-mail")}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        hint={t("For the confirmation of this order.")}
        value={draft.email}
        error={errors.email}
        onChange={(event) => onChange({ email: event.target.value })}
      />
      {!isCollected && (
        <AddressFields
          format={answer.checkout.addressFormat}
          countries={answer.checkout.countries}
          address={{ ...draft.address, country: draft.address.country || answer.shop.channel.country }}
          errors={errors}
          onChange={(address) => onChange({ address })}
        />
      )}
    </>
  );
}

function LogIn() {
  return (
    <p className="small">
      <Link to="/login" search={{ next: "/checkout" }}>
        {t("Log in")}
      </Link>{" "}
      {t("to use your address and earn points, or go on as a guest.")}
    </p>
  );
}

function Known(props: { address: AddressInput; onChange: () => void }) {
  const { name, line1, line2, postalCode, city, region } = props.address;
  return (
    <div className="row">
      <p>
        <b className="b">{[line1, line2].filter(Boolean).join(", ")}</b>
        <br />
        <span className="small soft">{[name, [postalCode, city, region].filter(Boolean).join(" ")].join(", ")}</span>
      </p>
      <button className="text-btn push" type="button" onClick={props.onChange}>
        {t("Change")}<span className="vh"> {t("the address")}</span>
      </button>
    </div>
  );
}

type SavedProps = { saved: Answer["savedAddresses"]; draft: Draft; onChange: Props["onChange"] };

function Saved({ saved, draft, onChange }: SavedProps) {
  if (saved.length === 0) return null;
  const now = JSON.stringify(plain(draft.address));
  const chosen = saved.find((one) => JSON.stringify(plain(one.address)) === now)?.id ?? "";
  function choose(id: string) {
    const found = saved.find((one) => one.id === id);
    onChange({ address: found ? plain(found.address) : { ...emptyAddress, name: draft.address.name } });
  }
  return (
    <fieldset>
      <legend className="vh">{t("Your addresses")}</legend>
      <div className="choices two-up">
        {saved.map(({ id, address }) => (
          <Choice key={id} name="saved-address" value={id} isChosen={id === chosen} onChoose={choose}>
            <b className="b">{address.line1}</b>
            <br />
            <span className="small soft">
              {address.name}, {address.city}
            </span>
          </Choice>
        ))}
        <Choice name="saved-address" value="" isChosen={chosen === ""} onChoose={choose}>
          <b className="b">{t("Another address")}</b>
        </Choice>
      </div>
    </fieldset>
  );
}
