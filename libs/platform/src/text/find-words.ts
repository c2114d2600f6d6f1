/** Scripts that put no space between words. */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Belongs to the letter before it: without it, or with it, that is another syllable («สี» is not in «สี่»). */
const mark = /[\p{M}\u0e33\u0eb3]/u;

const letter = /[\p{L}\p{N}_]/u;

/**
 * Whether a text has these words somewhere. Thai is written without spaces, so Thai words are found inside running text;
 * words of other scripts only whole ("agent" is not in "agentic"), though Thai may touch them ("ขอ agentหน่อย").
 * @param text and words: both as `comparableText` gives them. No words are in no text.
 */
export function containsWords(text: string, words: string): boolean {
  if (words === '') return false;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (isWordEdge(text, at) && isWordEdge(text, at + words.length)) return true;
  }
  return false;
}

/** Whether a text begins with these words; as `containsWords` otherwise. */
export function startsWithWords(text: string, words: string): boolean {
  return words !== '' && text.startsWith(words) && isWordEdge(text, words.length);
}

/** Whether nothing is torn apart between a place in the text and what stands before it. */
function isWordEdge(text: string, at: number): boolean {
  const after = text.charAt(at);
  return !mark.test(after) && !(isSpacedLetter(text.charAt(at - 1)) && isSpacedLetter(after));
}

function isSpacedLetter(character: string): boolean {
  return letter.test(character) && !unspaced.test(character);
}
