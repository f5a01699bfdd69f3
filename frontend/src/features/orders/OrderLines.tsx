/** What is in the order and what it came to, as on a receipt. */
import { Link } from "@tanstack/react-router";
import { Sum } from "~/components/Sum";
import type { SumLine } from "~/components/Sum";
import { Thumb } from "~/components/Thumb";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OrderLinesFragment as Lines } from "~/gql/graphql";
import { formatMoney, isZero, negate } from "~/lib/money";
import { t } from "~/lib/words";
import { paymentWords, tenderWords } from "./orderWords";

const OrderLinesFragment = graphql(`
  fragment OrderLines on Order {
    id
    quantity
    lines { id name sku picture wall photo { alternative media { id widths width height placeholder } } productSlug quantity total { amount currency } }
    totals {
      taxIsIncluded
      subtotal { amount currency }
      discount { amount currency }
      shipping { amount currency }
      tax { amount currency }
      total { amount currency }
    }
    payment { id status cardLast4 }
    tenders { kind points amount { amount currency } }
  }
`);

export function OrderLines(props: { order: FragmentType<typeof OrderLinesFragment> }) {
  const order = readFragment(OrderLinesFragment, props.order);
  const card = order.payment?.cardLast4;
  return (
    <section aria-labelledby="in-it">
      <h2 id="in-it" className="part-head">
        {t("In the bags")}
      </h2>
      <ul className="stack order-lines">
        {order.lines.map((line) => (
          <OrderLine key={line.id} line={line} />
        ))}
      </ul>
      <Sum lines={receipt(order.totals)} />
      {order.tenders.map((one) => (
        <p className="small soft" key={one.kind + one.amount.amount}>
          {t(tenderWords[one.kind], { amount: formatMoney(one.amount), n: String(one.points) })}
        </p>
      ))}
      {order.payment && (
        <p className="small soft paid-by">
          {t(paymentWords[order.payment.status])}
          {card && t(", card ending {card}", { card })}
        </p>
      )}
    </section>
  );
}

function OrderLine({ line }: { line: Lines["lines"][number] }) {
  return (
    <li className="mini">
      <Thumb {...line} />
      {line.productSlug ? (
        <Link className="small b plain" to="/p/$slug" params={{ slug: line.productSlug }} search={{}}>
          {line.name}
        </Link>
      ) : (
        <span className="small b">{line.name}</span>
      )}
      <span className="small soft">{line.quantity > 1 && `× ${line.quantity}`}</span>
      <span className="b small">{formatMoney(line.total)}</span>
    </li>
  );
}

function receipt(totals: Lines["totals"]): SumLine[] {
  const lines: SumLine[] = [{ label: t("Products"), amount: formatMoney(totals.subtotal) }];
  if (!isZero(totals.discount)) lines.push({ label: t("You saved"), amount: formatMoney(negate(totals.discount)), look: "off" });
  lines.push({ label: t("Delivery"), amount: isZero(totals.shipping) ? t("Free") : formatMoney(totals.shipping) });
  lines.push({ label: totals.taxIsIncluded ? t("Of which tax") : t("Tax"), amount: formatMoney(totals.tax) });
  lines.push({ label: t("Total"), amount: formatMoney(totals.total), look: "total" });
  return lines;
}
