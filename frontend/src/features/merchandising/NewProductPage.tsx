/** A product that is not there yet: its name, its place and its first variant; all else is said in the editor. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { Failed, LineBones } from "~/components/states";
import type { ShelvesQuery as Shelves } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { useOnce } from "~/lib/useOnce";
import { CreateProductMutation, ShelvesQuery } from "./catalogDocuments";
import { CategorySelect } from "./CategorySelect";
import { NewVariantFields } from "./NewVariantFields";
import { emptyVariant, variantInput } from "./newVariant";
import { Part } from "./Part";

export function NewProductPage() {
  useTitle("New product, desk");
  const [{ data, error }, ask] = useQuery({ query: ShelvesQuery });
  return (
    <main id="main" className="study stack">
      <p>
        <Link to="/desk/catalog">Catalogue</Link>
      </p>
      <h1>New product</h1>
      {data ? <Form shelves={data} /> : error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={6} />}
    </main>
  );
}

function Form({ shelves }: { shelves: Shelves }) {
  const [{ data, error, fetching }, create] = useOnce("create-product", CreateProductMutation);
  const [name, setName] = useState("");
  const [categoryId, setCategory] = useState(shelves.catalogCategories[0]?.id ?? "");
  const [variant, setVariant] = useState(emptyVariant);
  const goTo = useNavigate();
  const errors = fieldErrors(data?.createProduct);

  async function press() {
    const made = (await create({ name, categoryId, variant: variantInput(variant) })).data?.createProduct;
    if (made?.__typename === "CatalogProduct") await goTo({ to: "/desk/catalog", search: { id: made.id } as never });
  }

  const refusal = data || error ? refusalOf(data?.createProduct, "CatalogProduct", error) : undefined;
  return (
    <Part level={2} title="A draft with its first variant" action="Make a draft" refusal={refusal} isIdle={fetching || !name || !variant.sku} onSave={() => void press()}>
      <Field label="Name" required maxLength={200} value={name} error={errors.name} onChange={(event) => setName(event.target.value)} />
      <CategorySelect categories={shelves.catalogCategories} value={categoryId} onChange={setCategory} />
      <NewVariantFields values={variant} markets={shelves.shop.channels} errors={errors} onChange={setVariant} />
    </Part>
  );
}
