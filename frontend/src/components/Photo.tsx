/** A photograph on the board of its department: files of several widths, and a few soft pixels until one is there. */
import type { CSSProperties } from "react";

export type Shot = { id: string; widths: number[]; width: number; height: number; placeholder: string };
export type PhotoProps = {
  media: Shot;
  alternative: string;
  isEager?: boolean;
  isFirst?: boolean;
  isLarge?: boolean;
};

export function Photo({ media, alternative, isEager, isFirst, isLarge }: PhotoProps) {
  const sizes = isLarge ? "(min-width: 60rem) 40rem, 100vw" : "auto, (min-width: 60rem) 16rem, 50vw";
  const files = (format: string) => media.widths.map((width) => `/media/${media.id}/${width}.${format} ${width}w`).join(", ");
  const style: CSSProperties = { backgroundImage: `url("${media.placeholder}")` };
  return (
    <picture style={style}>
      <source type="image/avif" srcSet={files("avif")} sizes={sizes} />
      <img
        src={`/media/${media.id}/${media.width}.webp`}
        srcSet={files("webp")}
        sizes={sizes}
        alt={alternative}
        width={media.width}
        height={media.height}
        loading={isEager || isFirst ? "eager" : "lazy"}
        decoding={isFirst ? "sync" : "async"}
        fetchPriority={isFirst ? "high" : "low"}
      />
    </picture>
  );
}
