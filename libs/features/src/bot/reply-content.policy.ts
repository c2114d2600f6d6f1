import type { AnswerMessage } from '@jsk/contracts/bot-test';
import type { ReplyContent } from '@jsk/contracts/reply-objects';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { checkOutgoing, type OutgoingRules } from '@jsk/line/limits';
import type { FlexContents, OutgoingMessage } from '@jsk/line/outgoing-message';
import type { FieldError } from '@jsk/platform/errors/app-error';
import { type OutgoingContent, replyImageOf, type ReplyImagePayload } from '../messages';
import type { ReplyImageSize } from './reply-images.repository';
import { fitsImagemap } from './reply-picture';

/** Below it the browser may show its media cookie. */
export const replyImagePath = 'media/reply-images';

/** Stands for the address that the picture gets with each message. */
const anyAddress = 'https://example.com/picture';

/** Where signed-in people see a picture. */
export function urlOfReplyImage(id: string): string {
  return `${apiPrefix}/${replyImagePath}/${id}`;
}

/** A saved reply as the bot sends it. @param image its picture, for content that has one */
export function outgoingOf(content: ReplyContent, image: ReplyImageSize | null): OutgoingContent {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: content.text, payload: null };
    case 'sticker': {
      const { packageId, stickerId } = content;
      return {
        type: 'sticker',
        text: null,
        payload: { kind: 'sticker', packageId, stickerId, keywords: [] },
      };
    }
    case 'flex': {
      const { altText, contents } = content;
      return { type: 'flex', text: altText, payload: { kind: 'flex', altText, contents } };
    }
    case 'image':
    case 'imagemap': {
      const text = content.type === 'imagemap' ? content.altText : null;
      return { type: 'image', text, payload: payloadOf(content, image) };
    }
  }
}

/** A saved reply as a preview shows it. */
export function answerMessageOf(content: ReplyContent, size: ReplyImageSize | null): AnswerMessage {
  if (!('imageId' in content)) return content;
  const { width, height } = sizeOf(content, size);
  const image = { id: content.imageId, url: urlOfReplyImage(content.imageId), width, height };
  if (content.type === 'image') return { type: 'image', image };
  const { altText, areas } = content;
  return { type: 'imagemap', altText, areas, image };
}

/** Says everything for which LINE would refuse a saved reply, by the fields of its form: `content.areas.0.action.uri`. */
export function problemsOfContent(
  content: ReplyContent,
  image: ReplyImageSize | null,
  rules: OutgoingRules,
): FieldError[] {
  const isTooHigh = content.type === 'imagemap' && image !== null && !fitsImagemap(image);
  if (isTooHigh) return [{ path: 'content.imageId', message: 'must not be more than twice as high as wide' }];
  return checkOutgoing([lineMessageOf(content, image)], rules).map(({ path, message }) => ({
    path: fieldOf(content, path),
    message,
  }));
}

function lineMessageOf(content: ReplyContent, image: ReplyImageSize | null): OutgoingMessage {
  switch (content.type) {
    case 'text':
    case 'sticker':
      return content;
    case 'flex':
      return { ...content, contents: content.contents as unknown as FlexContents };
    case 'image':
    case 'imagemap':
      return replyImageOf(payloadOf(content, image), anyAddress);
  }
}

function payloadOf(
  content: Extract<ReplyContent, { imageId: string }>,
  image: ReplyImageSize | null,
): ReplyImagePayload {
  const isImagemap = content.type === 'imagemap';
  return {
    kind: 'reply_image',
    imageId: content.imageId,
    url: urlOfReplyImage(content.imageId),
    ...sizeOf(content, image),
    altText: isImagemap ? content.altText : null,
    areas: isImagemap ? content.areas : null,
  };
}

function sizeOf(
  content: { imageId: string },
  image: ReplyImageSize | null,
): { width: number; height: number } {
  if (image?.id !== content.imageId) throw new Error('A saved reply without its picture');
  const { width, height } = image;
  return { width, height };
}

/** LINE's names of what our form has under others. */
function fieldOf({ type }: ReplyContent, linePath: string): string {
  const path = linePath.replace(/^messages(\[0\])?/, 'content').replace(/\[(\d+)\]/g, '.$1');
  if (type !== 'imagemap') return path;
  return path
    .replace(/^content\.actions/, 'content.areas')
    .replace(/\.area$/, '')
    .replace(/\.linkUri$/, '.action.uri')
    .replace(/\.text$/, '.action.text');
}
