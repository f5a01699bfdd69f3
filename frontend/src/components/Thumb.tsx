/** Goods on their wall, small: what an order remembers of a product. */
import { Emoji } from "./Emoji";
import { Photo } from "./Photo";
import type { PhotoProps } from "./Photo";

export type Goods = { picture: string; wall: string; photo?: Pick<PhotoProps, "media" | "alternative"> | null };

export function Thumb(props: Goods) {
  return (
    <span className={`pic d-${props.wall} w0`}>
      {props.photo ? (
        <Photo {...props.photo} />
      ) : (
        <span className="goods">
          <Emoji picture={props.picture} />
        </span>
      )}
      <span className="edge" />
    </span>
  );
}
