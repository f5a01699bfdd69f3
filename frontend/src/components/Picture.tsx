/** Goods on their board, photographed or drawn: department gives the colour, maker the wallpaper, size how many stand there. */
import { t } from "~/lib/words";
import { Emoji } from "./Emoji";
import { Photo } from "./Photo";
import type { PhotoProps } from "./Photo";

export type PictureProps = {
  picture: string;
  wall: string;
  maker: number;
  size?: string | null;
  photo?: Pick<PhotoProps, "media" | "alternative"> | null;
  isEager?: boolean;
  /** Perhaps the largest thing on the first screen. */
  isFirst?: boolean;
  /** Words instead of "№" on the edge, where there is room. */
  isLarge?: boolean;
};

export function Picture(props: PictureProps) {
  return (
    <span className={`pic d-${props.wall} w${props.maker % 8}`}>
      {props.photo ? <Photo {...props} {...props.photo} /> : <Drawn {...props} />}
      <span className="edge">
        <Maker number={props.maker} isWord={props.isLarge} />
        <span>{props.size}</span>
      </span>
    </span>
  );
}

function Drawn(props: PictureProps) {
  const pieces = arrangement(props.size);
  const goods = ["goods", pieces === 2 && "two", pieces === 3 && "three"].filter(Boolean).join(" ");
  return (
    <span className={goods}>
      {Array.from({ length: pieces }, (_, place) => (
        <Emoji key={place} picture={props.picture} isEager={props.isEager} isFirst={props.isFirst} />
      ))}
    </span>
  );
}

function Maker(props: { number: number; isWord?: boolean }) {
  if (props.isWord) return <span>{t("Maker {maker}", { maker: props.number })}</span>;
  return (
    <span>
      <span aria-hidden="true">№&#8239;</span>
      <span className="vh">{t("Maker")} </span>
      {props.number}
    </span>
  );
}

const ounces: Record<string, number> = { oz: 1, lb: 16, gal: 128, pt: 16, qt: 32, ltr: 34, ct: 1.5 };

/** One, two or three pieces, by how big the pack is among groceries. */
export function arrangement(size?: string | null): 1 | 2 | 3 {
  const [, amount, unit] = /^([\d.]+)\s*([a-z]+)/i.exec(size ?? "") ?? [];
  if (!amount || !unit) return 1;
  const weight = Number(amount) * (ounces[unit.toLowerCase()] ?? 1);
  if (weight >= 40) return 3;
  return weight >= 17 ? 2 : 1;
}
