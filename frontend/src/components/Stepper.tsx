/** How many of something: one less, the number, one more. */
import { Minus, Plus, Trash2 } from "lucide-react";
import { t } from "~/lib/words";

type Props = {
  label: string;
  quantity: number;
  onChange: (quantity: number) => void;
  max?: number;
  /** Below this, "one less" does nothing; 0 shows a bin at one. */
  min?: number;
  isLine?: boolean;
};

export function Stepper(props: Props) {
  const { quantity, min = 0, max = 99 } = props;
  const removes = min === 0 && quantity === 1;
  return (
    <div className={props.isLine ? "stepper line" : "stepper"} role="group" aria-label={props.label}>
      <button
        type="button"
        aria-label={t(removes ? "Remove" : "One less")}
        aria-disabled={quantity <= min}
        onClick={() => quantity > min && props.onChange(quantity - 1)}
      >
        {removes ? <Trash2 className="i s" /> : <Minus className="i s" />}
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={t("One more")}
        aria-disabled={quantity >= max}
        onClick={() => quantity < max && props.onChange(quantity + 1)}
      >
        <Plus className="i s" />
      </button>
    </div>
  );
}
