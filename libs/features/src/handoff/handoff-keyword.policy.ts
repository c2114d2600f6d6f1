import { comparableText } from '@jsk/platform/text/comparable-text';

const thai = /\p{Script=Thai}/u;

/**
 * Whether a text asks for a person. Thai is written without spaces, so a Thai keyword matches inside running text;
 * any other matches whole words only ("agent" is not in "agentic").
 * @returns the first keyword that matches, or null.
 */
export function findHandoffKeyword(keywords: readonly string[], text: string): string | null {
  const said = comparableText(text);
  return keywords.find((keyword) => matches(comparableText(keyword), said)) ?? null;
}

function matches(keyword: string, said: string): boolean {
  if (keyword === '') return false;
  if (thai.test(keyword)) return said.includes(keyword);
  for (let at = said.indexOf(keyword); at !== -1; at = said.indexOf(keyword, at + 1)) {
    if (!isWordPart(said, at - 1) && !isWordPart(said, at + keyword.length)) return true;
  }
  return false;
}

/** Thai letters may touch a foreign word ("ขอ agentหน่อย"), letters and digits of other scripts may not. */
function isWordPart(text: string, at: number): boolean {
  const character = text.charAt(at);
  return /[\p{L}\p{N}_]/u.test(character) && !thai.test(character);
}
