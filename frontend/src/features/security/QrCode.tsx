/** A QR code that the server worked out: dark modules as one path, on white whatever the theme. */
export function QrCode(props: { size: number; path: string; label: string }) {
  return (
    <svg className="qr-code" viewBox={`0 0 ${props.size} ${props.size}`} role="img" aria-label={props.label} shapeRendering="crispEdges">
      <rect width={props.size} height={props.size} fill="#fff" />
      <path d={props.path} fill="#000" />
    </svg>
  );
}
