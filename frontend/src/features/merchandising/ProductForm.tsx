/** The words of a product in both languages, where it stands, and when it is published. */
import { useState } from "react";
import type { ChangeEvent, FormEvent } from "react";
import { Field, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Overtaken } from "~/features/owner/Overtaken";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { CategorySelect } from "./CategorySelect";
import { EditProductMutation } from "./catalogDocuments";
import { draftOf, inputOf } from "./productDraft";
import type { Draft } from "./productDraft";

type Props = { product: Product; categories: { id: string; name: string; level: number }[]; onChange: () => void };

export function ProductForm({ product, categories, onChange }: Props) {
  const [draft, setDraft] = useState<Draft>();
  const [{ data, error, fetching }, edit] = useOnce("edit-product", EditProductMutation);
  const answer = data?.editProduct;
  const errors = fieldErrors(answer);
  const values = draft ?? draftOf(product);
  const set = (name: keyof Draft, value: string) => setDraft({ ...values, [name]: value });

  async function save(revision: number) {
    const reply = await edit({ productId: product.id, revision, product: inputOf(values, product) });
    if (reply.data?.editProduct.__typename !== "CatalogProduct") return;
    setDraft(undefined);
    onChange();
    say("Saved. Shoppers see it at once.");
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && draft) void save(product.revision);
  }

  const field = (name: keyof Draft, label: string) => ({
    label,
    value: values[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(name, event.target.value),
  });

  return (
    <form className="stack" onSubmit={press}>
      <Refusal message={(answer && answer.__typename !== "ChangedMeanwhile") || error ? refusalOf(answer, "CatalogProduct", error) : undefined} />
      <Field {...field("name", "Name")} required maxLength={200} />
      <TextField {...field("description", "Description")} rows={4} />
      <Field {...field("nameDe", "Name in German")} maxLength={200} />
      <TextField {...field("descriptionDe", "Description in German")} rows={4} />
      <CategorySelect categories={categories} value={values.categoryId} onChange={(id) => set("categoryId", id)} />
      <Field {...field("slug", "Address")} hint="Behind /p/; old addresses lead nowhere." />
      <Field {...field("externalRef", "Reference")} hint="By which another system knows it." />
      <Field {...field("publishFrom", "Published from")} type="datetime-local" />
      <Field {...field("publishUntil", "Published until")} type="datetime-local" />
      <Field {...field("seoTitle", "Title for search engines")} maxLength={120} />
      <Field {...field("seoDescription", "Description for search engines")} maxLength={320} />
      <Overtaken
        answer={answer}
        onMine={(revision) => void save(revision)}
        onTheirs={() => {
          setDraft(undefined);
          onChange();
        }}
      />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={fetching || !draft}>
          Save
        </button>
      </p>
    </form>
  );
}
