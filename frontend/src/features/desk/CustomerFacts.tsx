/** Name, address and points of a customer. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatNumber } from "~/lib/count";

const CustomerFactsFragment = graphql(`
  fragment CustomerFacts on Customer {
    id
    name
    email
    orderCount
    address { line1 city region postalCode }
    loyalty { id cardNumber balance }
  }
`);

export function CustomerFacts(props: { customer: FragmentType<typeof CustomerFactsFragment> }) {
  const { name, email, orderCount, address, loyalty } = readFragment(CustomerFactsFragment, props.customer);
  return (
    <>
      <div className="row">
        <span className="face" aria-hidden="true">
          {initials(name)}
        </span>
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          <p className="small soft">{email}</p>
        </div>
      </div>
      <section aria-label="Worth knowing">
        <dl className="nums">
          <div>
            <dt>orders</dt>
            <dd>{formatNumber(orderCount)}</dd>
          </div>
          {loyalty && (
            <div>
              <dt>points</dt>
              <dd>{formatNumber(loyalty.balance)}</dd>
            </div>
          )}
        </dl>
        {loyalty && <p className="small soft">Card {loyalty.cardNumber}</p>}
        {address && (
          <p className="small soft">
            <bdi>{address.line1}</bdi>, <bdi>{address.city}</bdi>, {address.region} {address.postalCode}
          </p>
        )}
      </section>
    </>
  );
}

function initials(name: string): string {
  const words = name.split(" ").filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "").join("");
}
