/** A picture of goods, or of a moment of an order; it never stands for words. */
export function Emoji(props: { picture: string; isEager?: boolean }) {
  return (
    <img
      src={`/pictures/${props.picture}.webp`}
      alt=""
      width={256}
      height={256}
      loading={props.isEager ? "eager" : "lazy"}
      decoding="async"
    />
  );
}
