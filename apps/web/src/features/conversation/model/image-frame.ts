import type { Media } from '@jsk/contracts/messages';
import type { CSSProperties } from 'react';

const widestPx = 260;
const highestPx = 320;
const narrowestPx = 120;

/** The room a picture takes, known before it is loaded, so that loading moves nothing. */
export function frameOf({
  status,
  width,
  height,
}: Pick<Media, 'status' | 'width' | 'height'>): CSSProperties {
  if (status !== 'ready' && status !== 'pending') return { width: 240, aspectRatio: '5 / 2' };
  if (!width || !height) return { width: 240, aspectRatio: '4 / 3' };
  const scale = Math.min(1, widestPx / width, highestPx / height);
  const shown = Math.max(narrowestPx, Math.round(width * scale));
  // A very long or very flat picture is cut rather than shown as a stripe.
  const ratio = Math.min(Math.max(width / height, shown / highestPx), 3);
  return { width: shown, aspectRatio: String(ratio) };
}
