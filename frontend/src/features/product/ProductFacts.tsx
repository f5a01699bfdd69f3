/** What the data knows about a product, and no word more. */
import type { ReactNode } from "react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { AttributeType } from "~/gql/graphql";
import { formatDate, formatPlainDay } from "~/lib/dates";
import { language, named, t } from "~/lib/words";

const ProductFactsFragment = graphql(`
  fragment ProductFacts on Product {
    description
    kind
    brand
    maker
    size
    articleNumber
    category { id name nameDe }
    details {
      opensAt
      returnRule
      text(locale: $locale) { description }
      attributes { code value type name nameDe unit }
    }
  }
`);

type Fact = { value: string; type: AttributeType; unit: string | null };

export default function ProductFacts(props: { product: FragmentType<typeof ProductFactsFragment> }) {
  const product = readFragment(ProductFactsFragment, props.product);
  const description = product.details?.text.description ?? product.description;
  const facts: [string, ReactNode][] = [
    [t("Kind"), product.kind],
    [t("Aisle"), named(product.category)],
    [t("Size"), product.size],
    ...(product.details?.attributes ?? []).map((one): [string, ReactNode] => [named(one), valueOf(one)]),
    [t("Brand"), t(product.brand === "PRIVATE" ? "Our own" : "National")],
    [t("Maker"), `№ ${product.maker}`],
    [t("Article number"), product.articleNumber],
  ];
  return (
    <>
      {product.details?.opensAt && (
        <p role="note">{t("You see this before everybody. It is there for all from {day}.", { day: formatDate(product.details.opensAt) })}</p>
      )}
      {product.details && product.details.returnRule !== "ANY" && (
        <p role="note">
          {product.details.returnRule === "HYGIENE" ? t("For hygiene, this cannot be sent back.") : t("This is a final sale: it cannot be sent back.")}
        </p>
      )}
      {description && <p>{description}</p>}
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function valueOf({ value, type, unit }: Fact): ReactNode {
  if (type === "BOOLEAN") return t(value === "true" ? "Yes" : "No");
  if (type === "DATE") return formatPlainDay(value);
  if (type === "COLOUR") return <span className="colour" style={{ borderColor: value }}>{value}</span>;
  const number = type === "NUMBER" && language === "de" ? value.replace(".", ",") : value;
  return unit ? `${number}\u00a0${unit}` : number;
}
