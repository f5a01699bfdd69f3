/** Where the order goes and how. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const DeliveryFactsFragment = graphql(`
  fragment DeliveryFacts on Order {
    id
    email
    deliveryMethod
    deliveryAddress { name line1 line2 city region postalCode }
    store { id name address city }
  }
`);

export function DeliveryFacts(props: { order: FragmentType<typeof DeliveryFactsFragment> }) {
  const { deliveryAddress: address, deliveryMethod, store, email } = readFragment(DeliveryFactsFragment, props.order);
  if (!address && !store) return null;
  return (
    <section aria-labelledby="where-to">
      <h2 id="where-to" className="part-head">
        {address ? "Where it goes" : "Where you bought it"}
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
      <p className="small soft">{[address && deliveryMethod, email && `Told by e-mail: ${email}`].filter(Boolean).join(". ")}</p>
    </section>
  );
}
