/** From which age a product is sold, market by market. */
import { useState } from "react";
import { Field } from "~/components/Field";
import type { CatalogProductQuery, EditedProductFragment as Product } from "~/gql/graphql";
import { Part } from "./Part";
import { useEditing } from "./useEditing";

type Props = { product: Product; markets: CatalogProductQuery["shop"]["channels"]; onChange: () => void };

export function AgeLimits({ product, markets, onChange }: Props) {
  const { refusal, isBusy, save } = useEditing("age-limits", product, onChange);
  const [draft, setDraft] = useState<Record<string, string>>();
  const values = draft ?? Object.fromEntries(product.ageLimits.map(({ market, years }) => [market, String(years)]));

  async function press() {
    const limits = Object.entries(values).filter(([, years]) => years);
    if (await save({ ageLimits: limits.map(([market, years]) => ({ market, years: Number(years) })) })) setDraft(undefined);
  }

  return (
    <Part title="Age limits" action="Save age limits" refusal={refusal} isIdle={isBusy || !draft} onSave={() => void press()}>
      <p className="soft small">Years; empty where anybody may buy it.</p>
      {markets.map(({ code, name }) => (
        <Field
          key={code}
          label={`Age limit in ${name}`}
          type="number"
          min={1}
          max={99}
          value={values[code] ?? ""}
          onChange={(event) => setDraft({ ...values, [code]: event.target.value })}
        />
      ))}
    </Part>
  );
}
