/** One return: how far it is, what to do with the goods, what comes back. */
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Note } from "~/components/Note";
import { Sum } from "~/components/Sum";
import { Empty, Failed, LineBones } from "~/components/states";
import { useMe } from "~/features/identity/me";
import { graphql } from "~/gql";
import type { ReturnPageQuery as Data } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { formatMoney, negate, toMinor } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { useRefresh } from "~/lib/useRefresh";
import { t } from "~/lib/words";
import { HowToBring } from "./HowToBring";
import { reasonWords, returnWords } from "./returnWords";
import { ReturnSteps } from "./ReturnSteps";
import "~/styles/cart.css";

const ReturnPageQuery = graphql(`
  query ReturnPage($id: ID!) {
    return(id: $id) {
      id
      number
      status
      reason
      note
      instructions
      answer
      refund { amount currency }
      fee { amount currency }
      bonus { amount currency }
      code
      label
      dropOff { id name }
      timeline { title at }
      order { id number }
      lines { id quantity refund { amount currency } orderLine { id name } }
    }
  }
`);

type Return = NonNullable<Data["return"]>;

export function ReturnPage() {
  const { returnId } = useParams({ from: "/shop/you/returns/$returnId" });
  const [{ data, error }, reload] = useQuery({
    query: ReturnPageQuery,
    variables: { id: returnId },
    requestPolicy: "cache-and-network",
  });
  const me = useMe();
  useRefresh(reload, 20);
  const one = data?.return;
  useTitle(one ? t("Return {number}", { number: one.number }) : t("Return"));
  if (data && !one) return <NoSuchReturn />;
  if (!one) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  const words = returnWords[one.status];
  return (
    <div className="stack one-return">
      <div className="row wrap">
        <h2>{t("Return {number}", { number: one.number })}</h2>
        <Mark tone={words.tone}>{t(words.label)}</Mark>
      </div>
      <p role="status">{one.instructions}</p>
      <ReturnSteps status={one.status} />
      {one.answer && <Note tone="info"><bdi>{one.answer}</bdi></Note>}
      {one.status === "APPROVED" && <HowToBring code={one.code} label={one.label} dropOff={one.dropOff} />}
      <Facts one={one} />
      <ReturnTimeline steps={one.timeline} />
      <p className="row wrap">
        <Link className="btn line small" to="/orders/$orderId" params={{ orderId: one.order.id }}>
          {t("See order {number}", { number: one.order.number })}
        </Link>
        {me?.customer && (
          <Link className="btn line small" to="/tickets/new" search={{ order: one.order.id }}>
            {t("Ask about it")}
          </Link>
        )}
      </p>
    </div>
  );
}

function ReturnTimeline({ steps }: { steps: Return["timeline"] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="happened">
      <h3 id="happened">{t("What happened")}</h3>
      <ol className="small">
        {steps.map((step) => (
          <li key={step.at}>
            {step.title} <span className="soft">{formatDay(step.at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ one }: { one: Return }) {
  return (
    <section aria-labelledby="back">
      <h3 id="back">{t("What comes back")}</h3>
      <p className="small soft">
        {t(reasonWords[one.reason])}
        {one.note && (
          <>
            : “<bdi>{one.note}</bdi>”
          </>
        )}
      </p>
      <Sum
        lines={[
          ...one.lines.map((line) => ({
            label: line.quantity > 1 ? `${line.orderLine.name} × ${line.quantity}` : line.orderLine.name,
            amount: formatMoney(line.refund),
          })),
          ...(toMinor(one.fee) > 0n ? [{ label: t("For sending it back"), amount: formatMoney(negate(one.fee)) }] : []),
          { label: t("Refund"), amount: formatMoney(one.refund), look: "total" as const },
          ...(toMinor(one.bonus) > 0n ? [{ label: t("Bonus on your store credit"), amount: formatMoney(one.bonus) }] : []),
        ]}
      />
    </section>
  );
}

function NoSuchReturn() {
  return (
    <Empty
      picture="1f4e6"
      title={t("There is no such return.")}
      action={
        <Link className="btn small" to="/returns">
          {t("See your returns")}
        </Link>
      }
    />
  );
}
