/** Where the order goes and how. */
import { Note } from "~/components/Note";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const DeliveryFactsFragment = graphql(`
  fragment DeliveryFacts on Order {
    id
    email
    deliveryMethod
    note
    ageLimit
    deliveryAddress { name line1 line2 city region postalCode }
    store { id name address city }
  }
`);

export function DeliveryFacts(props: { order: FragmentType<typeof DeliveryFactsFragment> }) {
  const { deliveryAddress: address, deliveryMethod, store, email, note, ageLimit } = readFragment(DeliveryFactsFragment, props.order);
  if (!address && !store) return null;
  return (
    <section aria-labelledby="where-to">
      <h2 id="where-to" className="part-head">
        {address ? t("Where it goes") : t("Where you bought it")}
      </h2>
      {address && (
        <address>
          <bdi>{address.name}</bdi>
          <br />
          <bdi>{[address.line1, address.line2].filter(Boolean).join(", ")}</bdi>
          <br />
          <bdi>{address.city}</bdi>, {address.region} {address.postalCode}
        </address>
      )}
      {!address && store && (
        <p>
          {store.name}, {store.address}, {store.city}
        </p>
      )}
      {ageLimit !== null && <Note tone="warn">{t("Handed over only to somebody of {ageLimit} or older: age is checked at the door.", { ageLimit })}</Note>}
      {note && (
        <blockquote className="small">
          <span className="soft">{t("Note:")}</span> <bdi>{note}</bdi>
        </blockquote>
      )}
      <p className="small soft">{[address && deliveryMethod, email && t("Told by e-mail: {email}", { email })].filter(Boolean).join(". ")}</p>
    </section>
  );
}
