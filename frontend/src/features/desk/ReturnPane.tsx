/** One return: what comes back and why, and the step that is next. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Note } from "~/components/Note";
import { Sum } from "~/components/Sum";
import { ReturnSteps } from "~/features/returns/ReturnSteps";
import { reasonWords, returnWords } from "~/features/returns/returnWords";
import { graphql } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { formatMoney, negate, toMinor } from "~/lib/money";
import { Nothing, NotThere } from "./Nothing";
import { ReturnActions } from "./ReturnActions";

const DeskReturnQuery = graphql(`
  query DeskReturn($id: ID!) {
    return(id: $id) {
      id
      number
      status
      reason
      note
      answer
      requestedAt
      refund { amount currency }
      fee { amount currency }
      order { id number placedAt }
      lines { id quantity refund { amount currency } orderLine { id name } }
    }
  }
`);

export function ReturnPane({ id }: { id: string }) {
  const [{ data, error }, load] = useQuery({
    query: DeskReturnQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const reload = () => load({ requestPolicy: "network-only" });
  if (!data) return <NotThere error={error} onRetry={reload} />;
  const one = data.return;
  if (!one) return <Nothing>There is no such return, or it is not for your role.</Nothing>;
  return (
    <>
      <div className="hd">
        <div className="row wrap">
          <h2>Return {one.number}</h2>
          <Mark tone={returnWords[one.status].tone}>{returnWords[one.status].label}</Mark>
        </div>
        <p className="small soft">
          Asked for {formatMoment(one.requestedAt)}, from{" "}
          <Link to="/desk/orders" search={{ id: one.order.id }}>
            order {one.order.number}
          </Link>
        </p>
        <ReturnActions id={one.id} status={one.status} refund={one.refund} lines={one.lines} onStale={reload} />
      </div>
      <div className="work one-return">
        <div className="stack">
          <ReturnSteps status={one.status} />
          <p>
            <span className="b">{reasonWords[one.reason]}</span>
            {one.note && (
          <>
            : “<bdi>{one.note}</bdi>”
          </>
        )}
          </p>
          {one.answer && <Note tone="info">We answered: <bdi>{one.answer}</bdi></Note>}
          <Sum
            lines={[
              ...one.lines.map((line) => ({
                label: `${line.orderLine.name} × ${line.quantity}`,
                amount: formatMoney(line.refund),
              })),
              ...(toMinor(one.fee) > 0n ? [{ label: "Fee for sending back", amount: formatMoney(negate(one.fee)) }] : []),
              { label: "Refund", amount: formatMoney(one.refund), look: "total" as const },
            ]}
          />
        </div>
      </div>
    </>
  );
}
