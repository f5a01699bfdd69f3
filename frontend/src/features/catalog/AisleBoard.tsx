/** A department on its wall, with a heap of what it sells. */
import { Link } from "@tanstack/react-router";
import { Emoji } from "~/components/Emoji";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { count } from "~/lib/count";
import { named } from "~/lib/words";
import "~/styles/aisles.css";

const AisleBoardFragment = graphql(`
  fragment AisleBoard on Category {
    id
    name
    nameDe
    slug
    wall
    productCount
    heap
  }
`);

export function AisleBoard(props: { aisle: FragmentType<typeof AisleBoardFragment> }) {
  const aisle = readFragment(AisleBoardFragment, props.aisle);
  return (
    <Link className={`dept d-${aisle.wall}`} to="/c/$slug" params={{ slug: aisle.slug }}>
      <b>{named(aisle)}</b>
      <span>{count(aisle.productCount, "product")}</span>
      <span className="heap">
        {aisle.heap.map((picture) => (
          <Emoji key={picture} picture={picture} />
        ))}
      </span>
    </Link>
  );
}
