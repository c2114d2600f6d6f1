import { comparableText } from '@jsk/platform/text/comparable-text';
import { containsWords } from '@jsk/platform/text/find-words';

/**
 * Whether a text asks for a person. Thai is written without spaces, so a Thai keyword matches inside running text;
 * any other matches whole words only ("agent" is not in "agentic").
 * @returns the first keyword that matches, or null.
 */
export function findHandoffKeyword(keywords: readonly string[], text: string): string | null {
  const said = comparableText(text);
  return keywords.find((keyword) => containsWords(said, comparableText(keyword))) ?? null;
}
