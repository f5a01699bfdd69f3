/** A department on its wall, with a heap of what it sells. */
import { Link } from "@tanstack/react-router";
import { Emoji } from "~/components/Emoji";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { count } from "~/lib/count";
import "~/styles/aisles.css";

const AisleBoardFragment = graphql(`
  fragment AisleBoard on Category {
    id
    name
    slug
    wall
    picture
    productCount
    children { id picture }
  }
`);

export function AisleBoard(props: { aisle: FragmentType<typeof AisleBoardFragment> }) {
  const aisle = readFragment(AisleBoardFragment, props.aisle);
  return (
    <Link className={`dept d-${aisle.wall}`} to="/c/$slug" params={{ slug: aisle.slug }}>
      <b>{aisle.name}</b>
      <span>{count(aisle.productCount, "product")}</span>
      <span className="heap">
        {heap(aisle.picture, aisle.children).map((picture) => (
          <Emoji key={picture} picture={picture} />
        ))}
      </span>
    </Link>
  );
}

/** Its own picture in the middle, those of two smaller aisles at its sides. */
function heap(own: string, children: { picture: string }[]): string[] {
  const others = [...new Set(children.map((child) => child.picture))].filter((one) => one !== own);
  const [left, right] = others;
  return [left, own, right].filter((one) => one !== undefined);
}
