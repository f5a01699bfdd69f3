/** What a shopper may want to sort out about this order. */
import { Link } from "@tanstack/react-router";
import { ChevronRight, MessageCircle, Undo2 } from "lucide-react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const OrderHelpFragment = graphql(`
  fragment OrderHelp on Order {
    id
    status
    canReturn
    customer { id }
  }
`);

export function OrderHelp(props: { order: FragmentType<typeof OrderHelpFragment> }) {
  const order = readFragment(OrderHelpFragment, props.order);
  return (
    <section aria-labelledby="sort-out" className="sort-out">
      <h2 id="sort-out">Something to sort out?</h2>
      {order.customer ? (
        <ul>
          <li>
            <Link className="row" to="/tickets/new" search={{ order: order.id }}>
              <MessageCircle className="i" aria-hidden="true" />
              Get help with this order
              <ChevronRight className="i s push" aria-hidden="true" />
            </Link>
          </li>
          {order.canReturn && (
            <li>
              <Link className="row" to="/returns/new" search={{ order: order.id }}>
                <Undo2 className="i" aria-hidden="true" />
                Send something back
                <ChevronRight className="i s push" aria-hidden="true" />
              </Link>
            </li>
          )}
        </ul>
      ) : (
        <p className="small">
          <Link to="/signup" search={{}}>Make an account</Link> with the same e-mail address to ask about an order or send something back.
        </p>
      )}
      {order.customer && !order.canReturn && order.status !== "CANCELLED" && order.status !== "DELIVERED" && (
        <p className="small soft">You can send something back once it is here.</p>
      )}
    </section>
  );
}
