import { createHash } from 'node:crypto';

/** Plain placeholders of our own for pictures and stickers; nothing here resembles LINE's artwork. */

const SVG_HEAD = 'xmlns="http://www.w3.org/2000/svg"';

/** A round avatar: a colour from the id and the first consonant or letter of the name. */
export function drawAvatar(userId: string, displayName: string): string {
  const hue = numberFrom(userId, 360);
  return `<svg ${SVG_HEAD} viewBox="0 0 96 96" width="96" height="96" role="img">
<rect width="96" height="96" fill="hsl(${hue} 42% 84%)"/>
<circle cx="74" cy="20" r="30" fill="hsl(${(hue + 24) % 360} 46% 76%)"/>
<text x="48" y="50" font-family="Inter, 'Noto Sans Thai', sans-serif" font-size="42" font-weight="600" fill="hsl(${hue} 45% 26%)" text-anchor="middle" dominant-baseline="central">${escapeXml(initialOf(displayName))}</text>
</svg>`;
}

const BODIES = [
  'M100 28c46 0 70 34 70 78s-26 68-70 68-70-24-70-68 24-78 70-78Z',
  'M46 62 40 26l34 18q26-8 52 0l34-18-6 36q16 24 16 50c0 42-28 62-70 62s-70-20-70-62q0-26 16-50Z',
  'M62 70C48 30 58 16 70 20c10 4 14 24 16 42q14-3 28 0c2-18 6-38 16-42 12-4 22 10 8 50 22 14 32 34 32 54 0 36-30 52-70 52s-70-16-70-52c0-20 10-40 32-54Z',
];
const EYES = [
  '<circle cx="76" cy="104" r="7"/><circle cx="124" cy="104" r="7"/>',
  '<path d="M66 106q10-12 20 0M114 106q10-12 20 0" fill="none" stroke-width="6" stroke-linecap="round"/>',
  '<path d="M66 102q10 10 20 0M114 102q10 10 20 0" fill="none" stroke-width="6" stroke-linecap="round"/>',
  '<path d="m68 96 14 8-14 8M132 96l-14 8 14 8" fill="none" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>',
  '<circle cx="76" cy="104" r="11"/><circle cx="124" cy="104" r="11"/><circle cx="80" cy="100" r="4" fill="#fff" stroke="none"/><circle cx="128" cy="100" r="4" fill="#fff" stroke="none"/>',
];
const MOUTHS = [
  '<path d="M86 126q14 14 28 0" fill="none" stroke-width="6" stroke-linecap="round"/>',
  '<path d="M84 124h32q-2 22-16 22t-16-22Z"/>',
  '<ellipse cx="100" cy="132" rx="8" ry="10"/>',
  '<path d="M86 136q14-14 28 0" fill="none" stroke-width="6" stroke-linecap="round"/>',
  '<path d="M88 130h24" fill="none" stroke-width="6" stroke-linecap="round"/>',
];
const EXTRAS = [
  '',
  '<path d="M152 34q10-14 18 0 8-14 18 0 2 14-18 26-20-12-18-26Z" fill="hsl(350 75% 66%)"/>',
  '<path d="m170 22 6 14 14 6-14 6-6 14-6-14-14-6 14-6Z" fill="hsl(44 92% 60%)"/>',
  '<path d="M168 30q16 22 0 34-16-12 0-34Z" fill="hsl(205 80% 68%)"/>',
  '<path d="M158 26h34l-22 26h24" fill="none" stroke="hsl(230 30% 55%)" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>',
];

/** A small creature: the package decides what it is, the sticker how it feels. */
export function drawSticker(packageId: string, stickerId: string): string {
  const hue = numberFrom(`package ${packageId}`, 360);
  const mood = numberFrom(`sticker ${packageId} ${stickerId}`, 10_000);
  const ink = `hsl(${hue} 40% 22%)`;
  return `<svg ${SVG_HEAD} viewBox="0 0 200 200" width="200" height="200" role="img">
<ellipse cx="100" cy="182" rx="54" ry="8" fill="hsl(${hue} 20% 40% / 0.18)"/>
<path d="${pick(BODIES, numberFrom(`shape ${packageId}`, 97))}" fill="hsl(${hue} 68% 78%)" stroke="#fff" stroke-width="6" stroke-linejoin="round"/>
<ellipse cx="62" cy="124" rx="11" ry="7" fill="hsl(${(hue + 330) % 360} 80% 74%)"/><ellipse cx="138" cy="124" rx="11" ry="7" fill="hsl(${(hue + 330) % 360} 80% 74%)"/>
<g fill="${ink}" stroke="${ink}">${pick(EYES, mood)}${pick(MOUTHS, Math.floor(mood / 7))}</g>
${pick(EXTRAS, Math.floor(mood / 31))}
</svg>`;
}

function initialOf(displayName: string): string {
  // A Thai syllable may start with a vowel sign that looks lost on its own; its consonant does not.
  const letter = /[ก-ฮ]|\p{L}|\p{N}/u.exec(displayName)?.[0];
  return letter ? letter.toLocaleUpperCase('en') : '?';
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % items.length];
}

function numberFrom(seed: string, below: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % below;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
