import type { MessageHit } from '@jsk/contracts/message-search';
import { comparableText } from '@jsk/platform/text/comparable-text';

export type Excerpt = MessageHit['excerpt'];
type Range = Excerpt['highlights'][number];

/** About two lines of the list of hits. */
const excerptUnits = 120;
const unitsBefore = 30;

/**
 * What belongs together when marks are put in order: a character with all that is written above, below and behind it,
 * two of the vowel that people type for another one, and white space.
 */
const syllablePart = /\s+|\u0e40\u0e40|.[\u0e30\u0e32\u0e33\u0e45\p{M}\p{Default_Ignorable_Code_Point}]*/gsu;

/**
 * What is shown of a hit: of the first part in which one of the words occurs, what stands around it.
 * @param parts text, file name, place: whatever of the message can be found
 */
export function excerptOf(parts: readonly string[], words: readonly string[]): Excerpt {
  const searched = parts.map((text) => ({ text, highlights: highlightsIn(text, words) }));
  const best = searched.find(({ highlights }) => highlights.length > 0) ?? searched[0];
  return best ? cutAround(best) : { text: '', highlights: [] };
}

/** Where the words stand in a text as it was typed. @param words in their comparable form. @returns in order, apart. */
export function highlightsIn(text: string, words: readonly string[]): Range[] {
  const { comparable, origins } = comparableWithOrigins(text);
  const ranges: Range[] = [];
  for (const word of words) {
    if (!word) continue;
    for (let at = comparable.indexOf(word); at >= 0; at = comparable.indexOf(word, at + word.length)) {
      const first = origins[at];
      const last = origins[at + word.length - 1];
      if (first && last) ranges.push({ start: first.start, end: last.end });
    }
  }
  return joined(ranges.sort((a, b) => a.start - b.start));
}

/** The comparable form of a text, and for each unit of it what it was made of. */
function comparableWithOrigins(text: string): { comparable: string; origins: Range[] } {
  let comparable = '';
  const origins: Range[] = [];
  for (const { 0: part, index } of text.matchAll(syllablePart)) {
    const form = part.trim() === '' ? ' ' : comparableText(part);
    comparable += form;
    for (let unit = 0; unit < form.length; unit += 1) origins.push(originOf(part, form, unit, index));
  }
  return { comparable, origins };
}

/** A part that stays as it is maps unit by unit, so that no more is marked than was found. */
function originOf(part: string, form: string, unit: number, start: number): Range {
  const isSame = part.length === form.length;
  return isSame ? { start: start + unit, end: start + unit + 1 } : { start, end: start + part.length };
}

function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

function cutAround({ text, highlights }: Excerpt): Excerpt {
  const first = highlights[0];
  if (text.length <= excerptUnits || !first)
    return { text: textFrom(text, 0), highlights: inside(highlights) };
  const from = first.start <= unitsBefore ? 0 : borderBefore(text, first.start - unitsBefore);
  const mark = from > 0 ? '…' : '';
  const moved = highlights.map(({ start, end }) => ({
    start: start - from + mark.length,
    end: end - from + mark.length,
  }));
  return { text: mark + textFrom(text, from), highlights: inside(moved) };
}

function textFrom(text: string, from: number): string {
  const to = from + excerptUnits;
  return text.length <= to ? text.slice(from) : `${text.slice(from, borderBefore(text, to))}…`;
}

function inside(highlights: readonly Range[]): Range[] {
  return highlights.filter(({ end }) => end <= excerptUnits);
}

/** The last place at or before `index` that cuts no syllable. */
function borderBefore(text: string, index: number): number {
  let border = 0;
  for (const { index: start } of text.slice(0, index + 1).matchAll(syllablePart)) border = start;
  return border;
}
