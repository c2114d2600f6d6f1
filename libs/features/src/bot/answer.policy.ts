import { maxAnswerMessages } from '@jsk/contracts/bot-limits';
import { splitText } from '@jsk/line/limits';

/** One message of an answer: a text, or a saved reply by its code. */
export type AnswerPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'saved'; readonly code: string };

/** `$code`; what begins with a digit or capital is a price or a name. */
const mentions = /\$([a-z][a-z0-9_]*)/g;

/** The codes that a text mentions, whether or not there is anything under them. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(mentions)].flatMap(([, code]) => code ?? []);
}

/**
 * Cuts a text into the messages of an answer: what stands before a saved reply, the saved reply, what stands after it.
 * @param isKnown whether there is a saved reply with this code; without one `$code` is a part of the text
 */
export function cutAnswer(text: string, isKnown: (code: string) => boolean): AnswerPart[] {
  const parts: AnswerPart[] = [];
  let from = 0;
  for (const { index, 0: mention, 1: code = '' } of text.matchAll(mentions)) {
    if (!isKnown(code)) continue;
    parts.push(...textParts(text.slice(from, index)), { kind: 'saved', code });
    from = index + mention.length;
  }
  return [...parts, ...textParts(text.slice(from))];
}

/** All texts of an answer one after the other, as many messages as LINE takes at once. */
export function cutAnswers(texts: readonly string[], isKnown: (code: string) => boolean): AnswerPart[] {
  return texts.flatMap((text) => cutAnswer(text, isKnown)).slice(0, maxAnswerMessages);
}

/** The same text after a saved reply got another code. */
export function renameMentions(text: string, from: string, to: string): string {
  return text.replace(mentions, (mention, code: string) => (code === from ? `$${to}` : mention));
}

function textParts(text: string): AnswerPart[] {
  return splitText(text.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'text', text: part }));
}
