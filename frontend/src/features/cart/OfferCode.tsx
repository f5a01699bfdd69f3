/** Offers by their codes: put in beside those that are there, taken back, refused with the reason. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { t } from "~/lib/words";
import { CartOffers } from "./CartOffers";
import { ApplyOfferMutation } from "./cartPageDocuments";

export default function OfferCode(props: { version: number }) {
  const [code, setCode] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, apply] = useMutation(ApplyOfferMutation);

  async function send(wanted: string) {
    setRefusal(undefined);
    const { data } = await apply({ input: { code: wanted } });
    const result = data?.applyOffer;
    if (result?.__typename === "Cart") return setCode("");
    setRefusal(result?.message ?? t("That did not reach us. Try once more."));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim()) void send(code.trim());
  }

  return (
    <>
      <CartOffers version={props.version} />
      <details className="offer-code" open={refusal ? true : undefined}>
        <summary className="small b">{t("I have an offer code")}</summary>
        <form className="row" onSubmit={submit}>
          <Field
            label={t("Code")}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={60}
            value={code}
            error={refusal}
            onChange={(event) => setCode(event.target.value)}
          />
          <button className="btn line small" type="submit" aria-disabled={fetching}>
            {t("Use it")}
          </button>
        </form>
      </details>
    </>
  );
}
