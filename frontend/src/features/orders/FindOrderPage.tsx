/** How far along an order is, for whoever knows its number and e-mail address. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { Mark } from "~/components/Mark";
import { Refusal } from "~/components/Refusal";
import { ShipmentTrail } from "~/features/shipments/ShipmentTrail";
import { graphql } from "~/gql";
import type { FindOrderQuery as Data } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { isFinal, orderWords } from "./orderWords";
import "~/styles/account.css";
import "~/styles/orders.css";
import "~/styles/tracking.css";

const FindOrderQuery = graphql(`
  query FindOrder($number: String!, $email: String!) {
    orderByNumber(number: $number, email: $email) {
      number
      status
      placedAt
      estimatedDelivery
      shipments {
        number
        status
        tracking
        carrier
        trackingNumber
        trackingUrl
        promisedDelivery
        estimatedDelivery
        events { kind at place text }
      }
    }
  }
`);

type Found = NonNullable<Data["orderByNumber"]>;

export function FindOrderPage() {
  useTitle(t("Find an order"));
  const client = useClient();
  const [found, setFound] = useState<Found>();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const asked = { number: String(form.get("number")).trim(), email: String(form.get("email")).trim() };
    if (isBusy) return;
    setFound(undefined);
    if (!asked.number || !asked.email) return setRefusal(t("We need both: the number and the e-mail address."));
    setIsBusy(true);
    const { data, error } = await client.query(FindOrderQuery, asked, { requestPolicy: "network-only" }).toPromise();
    setIsBusy(false);
    setFound(data?.orderByNumber ?? undefined);
    setRefusal(data?.orderByNumber ? undefined : refused(error?.graphQLErrors[0]?.message, Boolean(error)));
  }

  return (
    <main id="main" className="page section narrow-page">
      <div className="stack">
        <h1>{t("Find an order")}</h1>
        <p className="soft">{t("Its number stands in the confirmation that we sent.")}</p>
        <form className="stack" onSubmit={(event) => void find(event)} noValidate>
          <Field label={t("Number of the order")} name="number" autoComplete="off" autoCapitalize="characters" required />
          <Field label={t("E-mail")} name="email" type="email" autoComplete="email" required />
          <Refusal message={refusal} />
          <p>
            <button className="btn" type="submit" aria-disabled={isBusy}>
              {t("Find it")}
            </button>
          </p>
        </form>
        <div aria-live="polite">{found && <Progress order={found} />}</div>
      </div>
    </main>
  );
}

function refused(message: string | undefined, isError: boolean): string {
  if (message) return message;
  return isError ? t("That did not load.") : t("There is no order with this number and this address. Please check both.");
}

function Progress({ order }: { order: Found }) {
  const { label, tone } = orderWords[order.status];
  return (
    <section className="stack" aria-label={t("Order {number}", { number: order.number })}>
      <h2>{t("Order {number}", { number: order.number })}</h2>
      <p className="row wrap">
        <Mark tone={tone}>{t(label)}</Mark>
        <span className="small soft">{formatDay(order.placedAt)}</span>
      </p>
      {order.estimatedDelivery && !isFinal(order.status) && <p>{t("With you by {day}", { day: formatDay(order.estimatedDelivery) })}</p>}
      {order.shipments.filter((one) => one.trackingNumber).map((one) => (
        <ShipmentTrail key={one.number} shipment={one} />
      ))}
    </section>
  );
}
