import { capped } from '@/lib/capped';

const plainIcon = '/favicon.svg';
/** An icon stands on the browser's ground, not on ours: it has its own colours, as favicon.svg has. */
const ground = '#1d7a4f';
const bubble =
  'M8 11.5A3.5 3.5 0 0 1 11.5 8h9a3.5 3.5 0 0 1 3.5 3.5v6a3.5 3.5 0 0 1-3.5 3.5H16l-4.6 3.6c-.5.4-1.2 0-1.2-.6V20.7A3.5 3.5 0 0 1 8 17.5z';
const badge = '#c02626';

/** Puts a count on the icon of the tab, where it is seen while the title is cut off; 0 takes it away. */
export function showCountOnIcon(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link) link.href = count > 0 ? `data:image/svg+xml,${encodeURIComponent(iconWith(count))}` : plainIcon;
}

function iconWith(count: number): string {
  const text = capped(count);
  const width = 8 + text.length * 7;
  const left = 32 - width;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
    `<rect width="32" height="32" rx="9" fill="${ground}"/><path d="${bubble}" fill="#fff"/>` +
    `<rect x="${left}" y="14" width="${width}" height="18" rx="7" fill="${badge}"/>` +
    `<text x="${left + width / 2}" y="28" fill="#fff" text-anchor="middle" ` +
    `font-family="sans-serif" font-weight="bold" font-size="14">${text}</text></svg>`
  );
}
