/** Choose goods and quantities, say why, and see the refund before asking for it. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { Choice } from "~/components/Choice";
import { TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { useMe } from "~/features/identity/me";
import type { RefundTarget, ReturnReason } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import type { Money } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { t } from "~/lib/words";
import { estimateRefund } from "./estimateRefund";
import { ReturnLine } from "./ReturnLine";
import { ReturnPreview, useReturnPreview } from "./ReturnPreview";
import { reasons, reasonWords, targets, targetWords } from "./returnWords";
import { WayBack } from "./WayBack";

const ReturnFormFragment = graphql(`
  fragment ReturnForm on Order {
    id
    lines {
      id
      name
      picture
      photo { alternative media { id widths width height placeholder } }
      wall
      quantity
      quantityReturnable
      total { amount currency }
    }
  }
`);

const RequestReturnMutation = graphql(`
  mutation RequestReturn($input: RequestReturnInput!) {
    requestReturn(input: $input) {
      __typename
      ... on Return {
        id
        order { id canReturn lines { id quantityReturnable } returns { id ...ReturnCard } }
      }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export function ReturnForm(props: { order: FragmentType<typeof ReturnFormFragment> }) {
  const order = readFragment(ReturnFormFragment, props.order);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [reason, setReason] = useState<ReturnReason>();
  const [target, setTarget] = useState<RefundTarget>("ORIGINAL");
  const [dropOffId, setDropOffId] = useState<string>();
  const me = useMe();
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching }, requestReturn] = useOnce(`return of ${order.id}`, RequestReturnMutation);
  const navigate = useNavigate();

  const lines = order.lines.filter((line) => line.quantityReturnable > 0);
  const refund = estimateRefund(lines, chosen);
  const wanted = Object.entries(chosen)
    .filter(([, quantity]) => quantity > 0)
    .map(([orderLineId, quantity]) => ({ orderLineId, quantity }));

  const told = useReturnPreview({ orderId: order.id, lines: wanted, target, reason });

  async function ask(event: FormEvent) {
    event.preventDefault();
    if (!refund) return setRefusal(t("Choose at least one product."));
    if (!reason) return setRefusal(t("Choose a reason."));
    if (dropOffId === "") return setRefusal(t("Choose a store."));
    const asked = {
      orderId: order.id,
      lines: wanted,
      reason,
      note,
      target,
      dropOffId,
    };
    const { data } = await requestReturn(asked);
    const answer = data?.requestReturn;
    if (answer?.__typename === "Return") await navigate({ to: "/returns/$returnId", params: { returnId: answer.id } });
    else setRefusal(refusalOf(answer, "Return"));
  }

  return (
    <form className="stack return-form" onSubmit={(event) => void ask(event)} noValidate>
      <ul className="stack">
        {lines.map((line) => (
          <ReturnLine
            key={line.id}
            line={line}
            quantity={chosen[line.id] ?? 0}
            onChange={(quantity) => setChosen({ ...chosen, [line.id]: quantity })}
          />
        ))}
      </ul>
      <fieldset className="stack">
        <legend className="label">{t("What was wrong?")}</legend>
        <div className="choices two-up">
          {reasons.map((one) => (
            <Choice key={one} name="reason" value={one} isChosen={one === reason} onChoose={() => setReason(one)}>
              {t(reasonWords[one])}
            </Choice>
          ))}
        </div>
      </fieldset>
      <TextField
        label={t("Anything we should know")}
        hint={t("You can leave this empty.")}
        rows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {me?.customer && (
        <fieldset className="stack">
          <legend className="label">{t("Where should the money go?")}</legend>
          <div className="choices two-up">
            {targets.map((one) => (
              <Choice key={one} name="target" value={one} isChosen={one === target} onChoose={() => setTarget(one)}>
                {t(targetWords[one])}
              </Choice>
            ))}
          </div>
        </fieldset>
      )}
      <WayBack storeId={dropOffId} onChange={setDropOffId} />
      <ReturnPreview told={told} />
      <Refusal message={refusal} />
      <p className="row wrap">
        <button className="btn" type="submit" aria-disabled={fetching}>
          {label(refund, told?.refund)}
        </button>
      </p>
    </form>
  );
}

/** What the shop worked out, or about so much until it has. */
function label(estimated: Money | null, told?: Money): string {
  if (told) return t("Ask for {amount} back", { amount: formatMoney(told) });
  return estimated ? t("Ask for about {amount} back", { amount: formatMoney(estimated) }) : t("Ask for the return");
}
