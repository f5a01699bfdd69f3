/** All that happened to an order: who did it, where and when, the latest last. */
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { ActorKind, HistoryChannel, OrderHistoryQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";

const OrderHistoryQuery = graphql(`
  query OrderHistory($id: ID!, $after: String) {
    order(id: $id) {
      id
      status
      timeline { at }
      fulfilments { id status tracking }
      history(first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { kind title actor actorName channel at about amount { amount currency } }
      }
    }
  }
`);

type Event = NonNullable<Data["order"]>["history"]["nodes"][number];

const actors: Record<ActorKind, string> = {
  CUSTOMER: "the buyer",
  STAFF: "the shop's people",
  SYSTEM: "the shop, by itself",
  CARRIER: "the carrier",
  PAYMENT_COMPANY: "the payment company",
};
const channels: Record<HistoryChannel, string> = {
  WEB: "on the web",
  APP: "in the app",
  TILL: "at a till",
  DESK: "at the desk",
  JOB: "",
};
const notices = new Map([
  ["email", "by e-mail"],
  ["push", "by push"],
  ["in_app", "in the account"],
]);

export function OrderHistory(props: { orderId: string }) {
  return <Pages>{(page) => <HistoryPart orderId={props.orderId} {...page} />}</Pages>;
}

function HistoryPart({ orderId, after, onMore }: PageProps & { orderId: string }) {
  const [{ data, error }, reload] = useQuery({
    query: OrderHistoryQuery,
    variables: { id: orderId, after },
    requestPolicy: "cache-and-network",
  });
  const order = data?.order;
  const stands = order && JSON.stringify([order.status, order.timeline, order.fulfilments]);
  const before = useRef(stands);
  useEffect(() => {
    if (before.current && stands && before.current !== stands) reload({ requestPolicy: "network-only" });
    before.current = stands;
  }, [stands, reload]);
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={4} />;
  if (!order) return null;
  const { nodes, pageInfo } = order.history;
  if (nodes.length === 0) return <p className="small soft">{t("Nothing was noted of it.")}</p>;
  return (
    <>
      <ol className="trail">
        {nodes.map((event, place) => (
          <Entry key={`${event.at}${place}`} event={event} />
        ))}
      </ol>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label={t("Show more")} />
    </>
  );
}

function Entry({ event }: { event: Event }) {
  return (
    <li>
      <span>
        <span className="b">{event.title}</span>
        {about(event)}
        <br />
        <span className="tiny soft">{who(event)}</span>
      </span>
      <time dateTime={event.at}>{formatMoment(event.at)}</time>
    </li>
  );
}

function about({ about, amount }: Event): string {
  const told = about && (notices.has(about) ? t(notices.get(about) ?? "") : about);
  return [told, amount && formatMoney(amount)].filter(Boolean).map((one) => `, ${one}`).join("");
}

function who(event: Event): string {
  const where = channels[event.channel];
  return [event.actorName ?? t(actors[event.actor]), where && t(where)].filter(Boolean).join(", ");
}
