/**
 * Makes any JavaScript string storable in a PostgreSQL `text` column, which refuses NUL and half surrogate pairs.
 * Each refused UTF-16 unit becomes one U+FFFD, so that indexes into the text stay valid.
 */
export function toStorableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}
