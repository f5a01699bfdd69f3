/** Something is not on the shelf: another store, a parcel, or the money back. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { SelectField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { AddressesQuery } from "~/features/account/addressDocuments";
import { AddressFields } from "~/features/checkout/AddressFields";
import { emptyAddress } from "~/features/checkout/draft";
import type { AnswerPickupShortageInput, OrderPickupQuery as Answer, PickupAlternativesQuery as Places, ShortageChoice } from "~/gql/graphql";
import { keyFor } from "~/lib/idempotency";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { dayOf, slotOf } from "./hours";
import { AnswerPickupShortageMutation, PickupAlternativesQuery } from "./pickupDocuments";
import "~/styles/checkout.css";

type Pickup = NonNullable<NonNullable<Answer["order"]>["pickup"]>;
type Place = Places["pickupAlternatives"][number];
type Given = Omit<AnswerPickupShortageInput, "pickupId" | "idempotencyKey">;

const words: Record<ShortageChoice, string> = {
  ANOTHER_STORE: "Collect it in another store",
  SHIPMENT: "Send it to me, at no cost",
  REST: "I collect the rest",
  REFUND: "Give me my money back",
};

export function Shortage({ pickup, onDone }: { pickup: Pickup; onDone: () => void }) {
  const [choice, setChoice] = useState<ShortageChoice>();
  const [{ data, error, fetching }, answer] = useMutation(AnswerPickupShortageMutation);
  const [{ data: found }] = useQuery({ query: PickupAlternativesQuery, variables: { id: pickup.id }, requestPolicy: "network-only" });
  const places = found?.pickupAlternatives.filter((one) => one.slots.length > 0) ?? [];
  const reply = data?.answerPickupShortage;
  const choices = pickup.choices.filter((one) => one !== "ANOTHER_STORE" || places.length > 0);

  async function give(given: Given) {
    if (fetching) return;
    const content = { pickupId: pickup.id, ...given };
    const { data: told } = await answer({ input: { ...content, idempotencyKey: keyFor("shortage answer", content) } });
    if (told?.answerPickupShortage.__typename === "Pickup") onDone();
  }

  return (
    <div className="stack">
      <ul>
        {pickup.missing.map((one) => (
          <li key={one.name}>
            {one.quantity} × {one.name}
          </li>
        ))}
      </ul>
      {pickup.answerBy && <p className="small">{t("Without your answer by {day}, your money goes back.", { day: dayOf(pickup.answerBy, pickup.timeZone) })}</p>}
      <fieldset className="stack">
        <legend className="b">{t("What shall we do?")}</legend>
        {choices.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="shortage" value={one} checked={one === choice} onChange={() => setChoice(one)} /> {t(words[one])}
          </label>
        ))}
      </fieldset>
      {choice === "ANOTHER_STORE" && <Elsewhere places={places} onGive={give} />}
      {choice === "SHIPMENT" && <Parcel errors={fieldErrors(reply)} onGive={give} />}
      {(choice === "REFUND" || choice === "REST") && (
        <button className="btn" type="button" aria-disabled={fetching} onClick={() => void give({ choice })}>
          {t(words[choice])}
        </button>
      )}
      <Refusal message={reply || error ? refusalOf(reply, "Pickup", error) : undefined} />
    </div>
  );
}

type ChoiceProps = { onGive: (given: Given) => void };

function Elsewhere({ places, onGive }: ChoiceProps & { places: Place[] }) {
  const [storeId, setStore] = useState(places[0]?.store.id);
  const [hour, setHour] = useState<string>();
  const place = places.find((one) => one.store.id === storeId) ?? places[0];
  const startsAt = place?.slots.find((one) => one.startsAt === hour)?.startsAt ?? place?.slots[0]?.startsAt;
  if (!place || !startsAt) return null;
  return (
    <div className="stack">
      <SelectField label={t("Store")} value={place.store.id} onChange={(event) => setStore(event.target.value)}>
        {places.map(({ store }) => (
          <option key={store.id} value={store.id}>
            {store.name}, {store.city}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("Hour")} value={startsAt} onChange={(event) => setHour(event.target.value)}>
        {place.slots.map((slot) => (
          <option key={slot.startsAt} value={slot.startsAt}>
            {slotOf(slot, place.timeZone)}
          </option>
        ))}
      </SelectField>
      <button className="btn" type="button" onClick={() => onGive({ choice: "ANOTHER_STORE", pickup: { storeId: place.store.id, startsAt } })}>
        {t("Collect it there")}
      </button>
    </div>
  );
}

function Parcel({ errors, onGive }: ChoiceProps & { errors: Record<string, string> }) {
  const [address, setAddress] = useState(emptyAddress);
  const [{ data: rules }] = useQuery({ query: AddressesQuery, variables: { country: address.country || undefined } });
  const country = address.country || rules?.checkout.addressFormat?.country || "";

  function press(event: FormEvent) {
    event.preventDefault();
    onGive({ choice: "SHIPMENT", address: { ...address, country, line2: address.line2 || null } });
  }

  return (
    <form className="stack" onSubmit={press} aria-label={t("Send it to me, at no cost")}>
      <AddressFields
        format={rules?.checkout.addressFormat}
        countries={rules?.checkout.countries ?? []}
        address={{ ...address, country }}
        errors={errors}
        onChange={setAddress}
      />
      <button className="btn" type="submit">
        {t("Send it there")}
      </button>
    </form>
  );
}
