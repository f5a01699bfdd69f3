/** One product of an order and how many of it go back. */
import { Stepper } from "~/components/Stepper";
import { Thumb } from "~/components/Thumb";
import type { Goods } from "~/components/Thumb";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import { estimateRefund } from "./estimateRefund";
import type { Returnable } from "./estimateRefund";

type Line = Returnable & Goods & { name: string; quantityReturnable: number };

type Props = { line: Line; quantity: number; onChange: (quantity: number) => void };

export function ReturnLine({ line, quantity, onChange }: Props) {
  const refund = estimateRefund([line], { [line.id]: quantity });
  return (
    <li className="mini return-line">
      <Thumb {...line} />
      <span>
        <span className="b">{line.name}</span>
        <br />
        <span className="small soft">
          {t("{quantityReturnable} can go back", { quantityReturnable: line.quantityReturnable })}{refund && `, ${formatMoney(refund)}`}
        </span>
      </span>
      {quantity === 0 ? (
        <button className="btn line small" type="button" onClick={() => onChange(1)}>
          {t("Send back")}<span className="vh"> {line.name}</span>
        </button>
      ) : (
        <Stepper
          label={t("How many of {name}", { name: line.name })}
          quantity={quantity}
          max={line.quantityReturnable}
          onChange={onChange}
          isLine
        />
      )}
    </li>
  );
}
