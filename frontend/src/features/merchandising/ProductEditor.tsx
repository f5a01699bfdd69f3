/** One product, opened: its words, its status, its variants, and all that is said and shown of it. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Note } from "~/components/Note";
import { Failed, LineBones } from "~/components/states";
import { readFragment } from "~/gql";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { useOnce } from "~/lib/useOnce";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { AddVariant } from "./AddVariant";
import { AgeLimits } from "./AgeLimits";
import { Attributes } from "./Attributes";
import { CatalogProductQuery, EditedProductFragment, ProductStatusMutation } from "./catalogDocuments";
import { statusWords } from "./catalogWords";
import { Links } from "./Links";
import { MetadataForm } from "./MetadataForm";
import { NewAttribute } from "./NewAttribute";
import { Pictures } from "./Pictures";
import { ProductForm } from "./ProductForm";
import { ReturnRules } from "./ReturnRules";
import { saved } from "./useEditing";
import type { OnChange } from "./useEditing";
import { VariantForm } from "./VariantForm";

export function ProductEditor({ id }: { id: string }) {
  const [{ data, error }, ask] = useQuery({ query: CatalogProductQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const [answered, setAnswered] = useState<Product>();
  const reload = (answer?: Product) => {
    if (answer) setAnswered(answer);
    ask({ requestPolicy: "network-only" });
  };
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={10} />;
  const product = newest(readFragment(EditedProductFragment, data.catalogProduct), answered);
  if (!product) return <Note tone="warn">This product is not there.</Note>;
  return (
    <section className="stack" aria-labelledby="edited">
      <div className="row wrap">
        <h2 id="edited">{product.name}</h2>
        <Link className="text-btn push" to="." search={(before: object) => ({ ...before, id: undefined })}>
          Close
        </Link>
      </div>
      <StatusActs product={product} onChange={reload} />
      <ProductForm product={product} categories={data.catalogCategories} onChange={reload} />
      <h3>Variants</h3>
      {product.variants.map((variant) => (
        <VariantForm key={variant.id} product={product} variant={variant} onChange={reload} />
      ))}
      <AddVariant product={product} markets={data.shop.channels} onChange={reload} />
      <Pictures product={product} onChange={reload} />
      <Attributes product={product} attributes={data.attributes} onChange={reload} />
      <NewAttribute onChange={reload} />
      <Links product={product} onChange={reload} />
      <AgeLimits product={product} markets={data.shop.channels} onChange={reload} />
      <ReturnRules product={product} onChange={reload} />
      <MetadataForm product={product} onChange={reload} />
    </section>
  );
}

/** An answer that comes while older news are on their way is not undone by them. */
const newest = (asked?: Product | null, answered?: Product) =>
  asked && answered?.id === asked.id && answered.revision > asked.revision ? answered : asked;

const acts = { PUBLISH: "Publish", UNPUBLISH: "Take back to a draft", ARCHIVE: "Archive" } as const;

function StatusActs({ product, onChange }: { product: Product; onChange: OnChange }) {
  const [{ fetching }, change] = useOnce("product-status", ProductStatusMutation);
  const isOut = product.status !== "DRAFT" && product.status !== "ARCHIVED";
  const possible = isOut ? (["UNPUBLISH", "ARCHIVE"] as const) : (["PUBLISH"] as const);

  async function press(act: keyof typeof acts) {
    const { data, error } = await change({ productId: product.id, revision: product.revision, act });
    const answer = data?.changeProductStatus;
    say(refusalOf(answer, "CatalogProduct", error) ?? saved);
    onChange(answer?.__typename === "CatalogProduct" ? readFragment(EditedProductFragment, answer) : undefined);
  }

  return (
    <p className="row wrap acts">
      <strong>{statusWords[product.status]}</strong>
      {possible.map((act) => (
        <button key={act} className="btn line" type="button" aria-disabled={fetching} onClick={() => void press(act)}>
          {acts[act]}
        </button>
      ))}
    </p>
  );
}
