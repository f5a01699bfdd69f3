/** Recommendations that a page asks for by itself: beside a product, under a cart, after an order. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import type { Placement } from "~/gql/graphql";
import { t } from "~/lib/words";
import { RecommendationShelf } from "./RecommendationShelf";

const RecommendedQuery = graphql(`
  query Recommended($placement: Placement!, $productId: ID, $orderId: ID, $first: Int!) {
    recommendations(placement: $placement, productId: $productId, orderId: $orderId, first: $first) {
      isFallback
      ...Shelf
    }
  }
`);

export type RecommendedProps = {
  placement: Placement;
  title: string;
  /** The title when the answer is what is popular, not what fits this person. */
  popularTitle?: string;
  productId?: string;
  orderId?: string;
  isInPage?: boolean;
};

export default function Recommended(props: RecommendedProps) {
  const { placement, productId = null, orderId = null } = props;
  const [{ data }] = useQuery({ query: RecommendedQuery, variables: { placement, productId, orderId, first: 10 } });
  if (!data) return null;
  const list = data.recommendations;
  return (
    <RecommendationShelf
      title={list.isFallback ? (props.popularTitle ?? t("Bought by many")) : props.title}
      placement={placement}
      list={list}
      limit={5}
      isInPage={props.isInPage}
    />
  );
}
