/** One line of the cart: the goods, how many, what they cost together. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useClient } from "urql";
import { Before } from "~/components/Before";
import { Picture } from "~/components/Picture";
import { Stepper } from "~/components/Stepper";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { useCart } from "./CartProvider";

const acts = () => import("./lineActs");

type Line = Contents["lines"][number];
type Product = NonNullable<Line["product"]>;

export function CartLine({ line }: { line: Line }) {
  const { variantId, product } = line;
  const { quantityOf, wish } = useCart();
  const client = useClient();
  const quantity = quantityOf(variantId);
  if (quantity === 0) return null;

  /** Where it was; while the server does not know that it went, it is only not taken out. */
  async function undo() {
    const { restore } = await acts();
    if (!(await restore(client, line.id))) wish({ variantId, quantity: line.quantity });
  }
  function change(pressed: number) {
    const wanted = byTerms(line, quantity, pressed);
    wish({ variantId, quantity: wanted, seen: quantity });
    if (wanted === 0) say(t("{name} is out of your cart.", { name: product?.name ?? t("It") }), () => void undo());
  }

  if (!product) return <GoneLine onRemove={() => change(0)} />;
  return (
    <li className={`cartline d-${product.wall}`}>
      <Picture {...product} />
      <Link className="name" to="/p/$slug" params={{ slug: product.slug }}>
        {withoutSize(product.name, product.size)}
      </Link>
      <span className={quantity === line.quantity ? "amount" : "amount pending"}>{formatMoney(line.total)}</span>
      <div className="ctl">
        <span className="tiny soft">
          {toldApart(product)}
          {line.quantity > 1 && t(", {amount} each", { amount: formatMoney(line.unitPrice) })}
          <Before regularPrice={line.regularUnitPrice} lowestRecentPrice={line.lowestRecentPrice} />
          {!line.isAvailable && <span className="bad b unavailable">{shortage(product)}</span>}
          <br />
          <Later line={line} />
        </span>
        <Stepper
          label={t("How many: {name}", { name: product.name })}
          isLine
          quantity={quantity}
          max={Math.min(line.most, product.quantityAvailable)}
          onChange={change}
        />
      </div>
    </li>
  );
}

/** What is sold by the half dozen is counted by the half dozen, from the least on. */
function byTerms({ least, step }: Line, is: number, pressed: number): number {
  if (pressed === 0 || pressed === is) return pressed;
  const wanted = pressed > is ? is + step : is - step;
  return wanted < least ? 0 : wanted;
}

function Later({ line }: { line: Line }) {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const name = line.product?.name ?? t("It");
  async function put() {
    if (isBusy) return;
    setBusy(true);
    const { saveForLater } = await acts();
    say(await saveForLater(client, line.id, name));
    setBusy(false);
  }
  return (
    <button className="text-btn" type="button" aria-disabled={isBusy} onClick={put}>
      {t("Save for later")}<span className="vh"> {name}</span>
    </button>
  );
}

/** What was put in once and is not sold any more. */
function GoneLine(props: { onRemove: () => void }) {
  return (
    <li className="cartline">
      <span />
      <span className="name">{t("No longer sold")}</span>
      <span />
      <div className="ctl">
        <span className="tiny bad b">{t("Take it out to go on")}</span>
        <button className="text-btn small" type="button" onClick={props.onRemove}>
          {t("Take it out")}
        </button>
      </div>
    </li>
  );
}

function shortage(product: Product): string {
  if (product.quantityAvailable === 0) return t("Sold out: take it out to go on");
  return t("Only {quantityAvailable} left: take fewer to go on", { quantityAvailable: product.quantityAvailable });
}
