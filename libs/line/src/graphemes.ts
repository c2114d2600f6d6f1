/** Cuts text where a reader sees one character end: a Thai consonant keeps its vowels and tone marks, an emoji its parts. */
export const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** The characters of a text as its reader sees them. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
