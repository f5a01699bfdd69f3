/** One return among others: how far it is and what comes back. */
import { Link } from "@tanstack/react-router";
import { Mark } from "~/components/Mark";
import { Thumb } from "~/components/Thumb";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatShortDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import { returnWords } from "./returnWords";

const ReturnCardFragment = graphql(`
  fragment ReturnCard on Return {
    id
    number
    status
    requestedAt
    refund { amount currency }
    lines { quantity orderLine { id name picture wall photo { alternative media { id widths width height placeholder } } } }
  }
`);

export function ReturnCard(props: { return: FragmentType<typeof ReturnCardFragment> }) {
  const one = readFragment(ReturnCardFragment, props.return);
  const words = returnWords[one.status];
  return (
    <article className="order">
      <div className="row order-head">
        <div>
          <h3>{t("Return {number}", { number: one.number })}</h3>
          <p className="small soft">
            {t("Asked for on {day}, {amount}", { day: formatShortDay(one.requestedAt), amount: formatMoney(one.refund) })}
          </p>
        </div>
        <span className="push">
          <Mark tone={words.tone}>{t(words.label)}</Mark>
        </span>
      </div>
      <div className="row wrap order-foot">
        <div className="pics">
          {one.lines.slice(0, 4).map((line) => (
            <Thumb key={line.orderLine.id} {...line.orderLine} />
          ))}
        </div>
        <Link className="text-btn small" to="/returns/$returnId" params={{ returnId: one.id }}>
          {t("Follow it")}<span className="vh">{t(": return {number}", { number: one.number })}</span>
        </Link>
      </div>
    </article>
  );
}
