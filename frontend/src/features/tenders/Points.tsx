/** Points at the checkout and at the till: as many as somebody likes of those they have. */
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { formatMoney, isZero } from "~/lib/money";
import type { Money } from "~/lib/money";
import { t } from "~/lib/words";
import { MyPointsQuery, PointsWorthQuery } from "./tenderDocuments";
import { needed, points, worth } from "./useTenders";
import type { Tenders } from "./useTenders";

export function MyPoints({ tenders }: { tenders: Tenders }) {
  const [{ data }] = useQuery({ query: MyPointsQuery, requestPolicy: "cache-and-network" });
  return <Points tenders={tenders} spendable={data?.me?.customer?.loyalty?.spendable} hundred={data?.loyaltyProgramme.hundredPoints} />;
}

/** At the till, of whoever is served. */
export function MembersPoints({ tenders, spendable }: { tenders: Tenders; spendable: number }) {
  const [{ data }] = useQuery({ query: PointsWorthQuery });
  return <Points tenders={tenders} spendable={spendable} hundred={data?.loyaltyProgramme.hundredPoints} />;
}

function Points({ tenders, spendable, hundred }: { tenders: Tenders; spendable?: number; hundred?: Money }) {
  const { rest } = tenders;
  const isTaken = tenders.taken.some((one) => one.label === points);
  if (isTaken || !spendable || !hundred || isZero(hundred) || !rest || isZero(rest) || rest.currency !== hundred.currency) return null;
  return <PointsField tenders={tenders} spendable={spendable} hundred={hundred} most={Math.min(spendable, needed(rest, hundred))} />;
}

type Props = { tenders: Tenders; spendable: number; hundred: Money; most: number };

function PointsField({ tenders, spendable, hundred, most }: Props) {
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const wanted = typed === undefined ? most : Number(typed);
  const isFine = Number.isInteger(wanted) && wanted >= 1 && wanted <= most;

  function use() {
    setWrong(!isFine);
    if (isFine) tenders.add({ label: points, balance: worth(wanted, hundred), hundred });
  }

  function press(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    use();
  }

  return (
    <>
      <Field
        label={t("Use your points")}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(most)}
        hint={t("You have {n} points, worth {amount}.", { n: String(spendable), amount: formatMoney(worth(spendable, hundred)) })}
        error={isWrong && !isFine ? t("From 1 to {n}.", { n: String(most) }) : undefined}
        onChange={(event) => setTyped(event.target.value.trim())}
        onKeyDown={press}
      />
      <button className="btn line small" type="button" onClick={use}>
        {isFine ? t("Use points for {amount}", { amount: formatMoney(worth(wanted, hundred, tenders.rest)) }) : t("Use points")}
      </button>
    </>
  );
}
