/** Goods on their wall, small: what an order remembers of a product. */
import { Emoji } from "./Emoji";

export function Thumb(props: { picture: string; wall: string }) {
  return (
    <span className={`pic d-${props.wall} w0`}>
      <span className="goods">
        <Emoji picture={props.picture} />
      </span>
      <span className="edge" />
    </span>
  );
}
