/** What to suggest for the first letters typed, asked a moment after the last key. */
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql";
import type { SuggestionsQuery as Answer } from "~/gql/graphql";
import type { Money } from "~/lib/money";
import type { Twins } from "~/lib/names";

const waitMs = 120;

const SuggestionsQuery = graphql(`
  query Suggestions($text: String!) {
    suggestions(text: $text) {
      words
      categories { id name slug wall picture productCount }
      products { id name slug picture wall maker size articleNumber needsArticleNumber
        price { amount currency } regularPrice { amount currency } lowestRecentPrice { amount currency } }
    }
  }
`);

type Prices = { price: Money; regularPrice: Money; lowestRecentPrice: Money | null };
type Goods = { picture: string; wall: string; slug: string };
export type Suggestion =
  | { kind: "word"; key: string; label: string }
  | ({ kind: "aisle"; key: string; label: string; count: number } & Goods)
  | ({ kind: "product"; key: string; label: string; product: Twins & Prices } & Goods);

export function useSuggestions(text: string): Suggestion[] {
  const settled = useSettled(text.trim(), waitMs);
  const [{ data }] = useQuery({
    query: SuggestionsQuery,
    variables: { text: settled },
    pause: settled.length < 2,
  });
  return useMemo(() => (data && settled.length >= 2 ? inOrder(data.suggestions) : []), [data, settled]);
}

function inOrder(found: Answer["suggestions"]): Suggestion[] {
  const words = found.words.map((word) => ({ kind: "word" as const, key: `w ${word}`, label: word }));
  const aisles = found.categories.map(({ id, name, slug, wall, picture, productCount }) => ({
    kind: "aisle" as const,
    key: id,
    label: name,
    slug,
    wall,
    picture,
    count: productCount,
  }));
  const products = found.products.map((product) => ({
    kind: "product" as const,
    key: product.id,
    label: product.name,
    slug: product.slug,
    picture: product.picture,
    wall: product.wall,
    product,
  }));
  return [...words.slice(0, 4), ...aisles.slice(0, 3), ...products.slice(0, 5)];
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
