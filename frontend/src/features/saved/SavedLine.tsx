/** One product of a list, with what can be done about it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Picture } from "~/components/Picture";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoney } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import { t } from "~/lib/words";
import { SavedLineFragment } from "./savedDocuments";

type Props = { line: FragmentType<typeof SavedLineFragment>; children?: ReactNode };

export function SavedLine(props: Props) {
  const line = readFragment(SavedLineFragment, props.line);
  const { product } = line;
  return (
    <li className={`cartline ${product ? `d-${product.wall}` : ""}`}>
      {product ? <Picture {...product} /> : <span />}
      {product ? (
        <Link className="name" to="/p/$slug" params={{ slug: product.slug }}>
          {withoutSize(product.name, product.size)}
        </Link>
      ) : (
        <span className="name">{line.name ?? t("No longer sold")}</span>
      )}
      <span className="amount">{line.unitPrice && formatMoney(line.unitPrice)}</span>
      <div className="ctl">
        <span className="tiny soft">
          {line.quantity > 1 && t("{quantity} of them, ", { quantity: line.quantity })}
          {product && toldApart(product)}
          {!line.isAvailable && <span className="bad b unavailable">{t("Not to be had now")}</span>}
        </span>
        <span className="row saved-acts">{props.children}</span>
      </div>
    </li>
  );
}
