import { encode } from 'uqr';

interface QrCodeProps {
  text: string;
  /** What it is, for screen readers. */
  label: string;
}

/** Dark on light in both themes: many readers do not know the opposite. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-lg border bg-code-ground text-code-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
