/**
 * What Sarabun can draw, of what people write in Thai and in languages with Latin letters; the rest would be an empty
 * box. Its numbers and signs are those of https://fonts.google.com/specimen/Sarabun/glyphs.
 */
const drawable =
  /^[\n\u0020-\u007e\u00a0-\u017e\u01a0\u01a1\u01af\u01b0\u0e01-\u0e3a\u0e3f-\u0e5b\u1ea0-\u1ef9\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20a9\u20ab\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265]$/u;

/** They are not seen anyway. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Makes a text fit to be printed: a sign that the font does not have is named by its code, so that nothing is lost.
 * @returns `สวัสดี [U+1F642]` for `สวัสดี 🙂`
 */
export function toPrintable(text: string): string {
  const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, '    ').replace(invisible, '');
  let printable = '';
  for (const sign of plain) {
    const code = sign.codePointAt(0) ?? 0;
    printable += drawable.test(sign) ? sign : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printable;
}
