import type { AnswerMessage } from '@jsk/contracts/bot-test';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import type { ReplyContent, ReplyObject } from '@jsk/contracts/reply-objects';

/** A message of an answer, or the mention of a saved reply that does not exist. */
export type AnswerPart = { message: AnswerMessage } | { unknownCode: string };

/** What begins with a digit or a capital is a price or a name. */
const mention = /\$([a-z][a-z0-9_]*)/g;

/**
 * An answer as it would be sent: each saved reply is a message of its own, and so is the text before, between and
 * after them.
 */
export function answerParts(text: string, replies: readonly ReplyObject[]): AnswerPart[] {
  const parts: AnswerPart[] = [];
  let done = 0;
  const addText = (words: string) => {
    if (words.trim() !== '') parts.push({ message: { type: 'text', text: words.trim() } });
  };
  for (const { 0: whole, 1: code = '', index } of text.matchAll(mention)) {
    addText(text.slice(done, index));
    const reply = replies.find((known) => known.code === code);
    const message = reply && messageOf(reply.content, reply.image);
    parts.push(message ? { message } : { unknownCode: code });
    done = index + whole.length;
  }
  addText(text.slice(done));
  return parts;
}

/** A saved reply as a message; null while its picture is missing. */
export function messageOf(content: ReplyContent, image: ReplyImage | null): AnswerMessage | null {
  switch (content.type) {
    case 'image':
      return image && { type: 'image', image };
    case 'imagemap':
      return image && { type: 'imagemap', image, altText: content.altText, areas: content.areas };
    default:
      return content;
  }
}
