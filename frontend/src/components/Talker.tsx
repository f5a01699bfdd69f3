/** Why this stands here: the little flag that hangs from the shelf edge. */
import { Link2, Repeat2, ShoppingBasket, Users } from "lucide-react";
import type { ReasonKind } from "~/gql/graphql";
import { t } from "~/lib/words";

const icons: Partial<Record<ReasonKind, typeof Users>> = { BECAUSE_BOUGHT: Repeat2, BOUGHT_TOGETHER: Link2, USUAL: ShoppingBasket, POPULAR: Users };

type Why = { kind: ReasonKind; text: string };

export function Talker(props: { reason: Why }) {
  return (
    <p className="talker">
      <WhyIcon kind={props.reason.kind} />
      <span>{t(props.reason.text)}</span>
    </p>
  );
}

export function WhyLine(props: { reason: Why }) {
  return (
    <p className="why-line">
      <WhyIcon kind={props.reason.kind} />
      <span>{t(props.reason.text)}</span>
    </p>
  );
}

function WhyIcon(props: { kind: ReasonKind }) {
  const Icon = icons[props.kind] ?? Users;
  return <Icon className="i" />;
}
