/**
 * How texts of customers are compared with keywords: Unicode compatibility form, lower case, zero-width characters
 * removed (Thai keyboards insert them between words), white space folded.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}
