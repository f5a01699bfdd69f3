/** A picture of goods, or of a moment of an order; it never stands for words. Words and the first one come before the others. */
export function Emoji(props: { picture: string; isEager?: boolean; isFirst?: boolean }) {
  return (
    <img
      src={`/pictures/${props.picture}.webp`}
      alt=""
      width={256}
      height={256}
      loading={props.isEager || props.isFirst ? "eager" : "lazy"}
      decoding={props.isFirst ? "sync" : "async"}
      fetchPriority={props.isFirst ? "high" : "low"}
    />
  );
}
