/**
 * What Sarabun can draw, of what people write in Thai and in languages with Latin letters; the rest would be an empty
 * box. Its numbers and signs are those of https://fonts.google.com/specimen/Sarabun/glyphs.
 */
const drawable =
  /^[\n\u0020-\u007e\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u0e01-\u0e3a\u0e3f-\u0e5b\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20a9\u20ab\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265]+$/u;

/** Drawn with Noto Emoji, which has all of them: what is shown as one sign, of as many codes as it takes. */
const emoji = new RegExp('^(?:\\p{RGI_Emoji}|\\p{Extended_Pictographic}\\uFE0F?)$', 'v');

/** They are not seen anyway. Zero width joiners hold an emoji together. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

const signs = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** A part of a text that is drawn with one font. */
export interface PrintableRun {
  readonly text: string;
  readonly isEmoji: boolean;
}

/**
 * Makes a text fit to be printed: a sign that no font of ours has is named by its code, so that nothing is lost.
 * @returns `สวัสดี 🙂 [U+4F60]` for `สวัสดี 🙂 你`
 */
export function toPrintable(text: string): string {
  const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, '    ');
  let printable = '';
  for (const { segment } of signs.segment(plain))
    printable += isEmoji(segment) ? segment : withCodes(segment);
  return printable;
}

/** @returns the runs of a text that was made fit to be printed, in its order */
export function runsOf(printable: string): PrintableRun[] {
  if (drawable.test(printable)) return [{ text: printable, isEmoji: false }];
  const runs: PrintableRun[] = [];
  for (const { segment } of signs.segment(printable)) {
    const run = { text: segment, isEmoji: isEmoji(segment) };
    const last = runs.at(-1);
    if (last?.isEmoji === run.isEmoji) runs[runs.length - 1] = { ...run, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

/** What both fonts have, such as ™, is a letter unless it asks to be a picture. */
function isEmoji(sign: string): boolean {
  return !drawable.test(sign) && emoji.test(sign);
}

function withCodes(sign: string): string {
  let printable = '';
  for (const letter of sign.replace(invisible, '')) {
    const code = letter.codePointAt(0) ?? 0;
    printable += drawable.test(letter) ? letter : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printable;
}
