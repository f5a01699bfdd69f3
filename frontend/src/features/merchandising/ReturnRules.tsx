/** Whether a product may be sent back, as its buyers are told before. */
import { useState } from "react";
import { Choice } from "~/components/Choice";
import type { EditedProductFragment as Product, ReturnRule } from "~/gql/graphql";
import { Part } from "./Part";
import { useEditing } from "./useEditing";

const words: Record<ReturnRule, string> = {
  ANY: "As anything else",
  FINAL_SALE: "Not at all: a final sale",
  HYGIENE: "Not at all, for hygiene",
};

export function ReturnRules({ product, onChange }: { product: Product; onChange: () => void }) {
  const { refusal, isBusy, save } = useEditing("return-rule", product, onChange);
  const [draft, setDraft] = useState<ReturnRule>();

  async function press() {
    if (draft && (await save({ returnRule: draft }))) setDraft(undefined);
  }

  return (
    <Part title="Sending back" action="Save how it comes back" refusal={refusal} isIdle={isBusy || !draft} onSave={() => void press()}>
      <p className="soft small">What is sold keeps what its buyer was told. What is at fault, the desk can take back all the same.</p>
      <div className="choices">
        {(Object.keys(words) as ReturnRule[]).map((one) => (
          <Choice key={one} name="return-rule" value={one} isChosen={one === (draft ?? product.returnRule)} onChoose={() => setDraft(one)}>
            {words[one]}
          </Choice>
        ))}
      </div>
    </Part>
  );
}
