import { z } from 'zod';
import { isRecord } from './event-fields';
import type { InboundEmoji, InboundMention, InboundMessage, InboundMessageContent } from './inbound-event';
import { isLineMessageId, isLineUserId } from './limits';
import { toStorableText } from './storable-text';

const MAX_INTEGER = 2 ** 31 - 1;

const storableText = z.string().transform(toStorableText);
const optionalText = storableText.nullable().catch(null);
/** Sticker ids end up in addresses of pictures, hence the narrow alphabet. */
const stickerId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const optionalCount = z.number().int().min(0).max(MAX_INTEGER).nullable().catch(null);
const optionalSize = z.number().int().min(0).nullable().catch(null);

/** A list that keeps its readable elements and drops the others. */
function listOf<Element>(element: z.ZodType<Element>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.flatMap((item) => {
        const result = element.safeParse(item);
        return result.success ? [result.data] : [];
      }),
    );
}

const optional = z.unknown().optional();

const range = { index: z.number().int().min(0), length: z.number().int().min(1) };

const emoji = z.object({ ...range, productId: storableText, emojiId: storableText });

const mention = z
  .object({ ...range, type: optional, userId: optional, isSelf: optional })
  .transform(({ index, length, type, userId, isSelf }): InboundMention => ({
    index,
    length,
    target: type === 'user' || type === 'all' ? type : 'unknown',
    lineUserId: isLineUserId(userId) ? userId : null,
    isSelf: isSelf === true,
  }));

const textContent = z.object({
  text: storableText,
  emojis: listOf<InboundEmoji>(emoji),
  mention: z.object({ mentionees: listOf(mention) }).catch({ mentionees: [] }),
});

const mediaContent = z.object({
  duration: optionalCount,
  imageSet: z.object({ id: storableText, index: optionalCount, total: optionalCount }).nullable().catch(null),
});

const fileContent = z.object({ fileName: storableText.catch(''), fileSize: optionalSize });

const locationContent = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  title: optionalText,
  address: optionalText,
});

const stickerContent = z.object({
  packageId: stickerId,
  stickerId,
  stickerResourceType: storableText.catch('UNKNOWN'),
  keywords: listOf(storableText),
  text: optionalText,
});

const commonFields = z
  .object({
    id: z.string().refine(isLineMessageId),
    quoteToken: optionalText,
    quotedMessageId: z.string().refine(isLineMessageId).nullable().catch(null),
    markAsReadToken: optionalText,
  })
  .transform(({ id, quotedMessageId, ...tokens }) => ({
    lineMessageId: id,
    quotedLineMessageId: quotedMessageId,
    ...tokens,
  }));

/**
 * Reads the `message` of an event, or says why it cannot be used. An id that is a JSON number is refused: it lies beyond
 * 2^53 and has already been rounded to the id of another message.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#message-event
 */
export function readInboundMessage(value: unknown): InboundMessage | string {
  if (!isRecord(value) || typeof value.type !== 'string') return 'The event has no message with a type.';
  const common = commonFields.safeParse(value);
  if (!common.success) return 'The message has no usable id.';
  const content = readContent(value.type, value);
  return content === null ? `The ${value.type} message lacks its content.` : { ...common.data, ...content };
}

function readContent(type: string, value: Record<string, unknown>): InboundMessageContent | null {
  switch (type) {
    case 'text': {
      const { data } = textContent.safeParse(value);
      if (!data) return null;
      const { text, emojis } = data;
      return {
        type,
        text,
        emojis: rangesInside(text, emojis),
        mentions: rangesInside(text, data.mention.mentionees),
      };
    }
    case 'image':
    case 'video':
    case 'audio': {
      const { data } = mediaContent.safeParse(value);
      const contentProvider = readContentProvider(value.contentProvider);
      return data ? { type, contentProvider, durationMs: data.duration, imageSet: data.imageSet } : null;
    }
    case 'file': {
      const { data } = fileContent.safeParse(value);
      return data ? { type, fileName: data.fileName, fileSizeBytes: data.fileSize } : null;
    }
    case 'location': {
      const { data } = locationContent.safeParse(value);
      return data ? { type, ...data } : null;
    }
    case 'sticker': {
      const { data } = stickerContent.safeParse(value);
      return data ? { type, ...data } : null;
    }
    default:
      return { type: 'unsupported', lineType: toStorableText(type.slice(0, 64)) };
  }
}

/** Content of a provider we do not know is not LINE's, so there is nothing to get from LINE's servers. */
function readContentProvider(provider: unknown): 'line' | 'external' {
  return isRecord(provider) && provider.type !== 'line' ? 'external' : 'line';
}

/** Clamps ranges to the text; drops those that begin behind it or cut a surrogate pair. */
function rangesInside<Range extends { index: number; length: number }>(
  text: string,
  ranges: Range[],
): Range[] {
  return ranges
    .map((range) => ({ ...range, length: Math.min(range.length, text.length - range.index) }))
    .filter(({ index, length }) => length > 0 && !cutsPair(text, index) && !cutsPair(text, index + length));
}

function cutsPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
