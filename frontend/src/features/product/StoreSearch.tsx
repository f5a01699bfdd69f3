/** Stock in a store of one's own choice, found by its name, town or postcode. */
import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { graphql } from "~/gql";
import { t } from "~/lib/words";
import { StoreRows } from "./StoreRows";

const StoreSearchQuery = graphql(`
  query StoreSearch($slug: String!, $search: String) {
    product(slug: $slug) {
      id
      availability(first: 8, search: $search) {
        stock
        quantityAvailable
        store { id name }
      }
    }
  }
`);

export default function StoreSearch(props: { slug: string }) {
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const [{ data, fetching }] = useQuery({ query: StoreSearchQuery, variables: { slug: props.slug, search: search || null } });
  const rows = data?.product?.availability;
  return (
    <>
      <Field label={t("Store, town or postcode")} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <div aria-live="polite" aria-busy={fetching}>
        {rows?.length === 0 && search ? (
          <p className="soft small">{t("No store matches “{search}”.", { search })}</p>
        ) : (
          rows && <StoreRows rows={rows} />
        )}
      </div>
    </>
  );
}
