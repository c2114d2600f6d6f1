import { fileCard } from '@jsk/line/file-card';
import { IMAGEMAP_WIDTHS, type OutgoingMessage } from '@jsk/line/outgoing-message';
import type { PublicLinks } from '@jsk/platform/storage/public-links';
import type { Delivery, DeliverableMessage } from './deliveries.repository';
import type { StoredPayload } from './stored-payload';

export type ReplyImagePayload = Extract<StoredPayload, { kind: 'reply_image' }>;

/** Postback with which a customer hands over a fresh reply token; it has no other effect. */
export const acknowledgeData = 'action=acknowledge';

/** Postback with which a customer wants the operator of the last session again. */
export const continueData = 'action=continue';

/**
 * The messages of a call as they are sent. Everything in it comes from what is stored, so that a repeated call is the
 * same to the byte, which its retry key demands.
 */
export function toOutgoing(
  delivery: Pick<Delivery, 'quickReplyLabel' | 'quickReplyData'>,
  messages: readonly DeliverableMessage[],
  links: PublicLinks,
): OutgoingMessage[] {
  const { quickReplyLabel: label, quickReplyData } = delivery;
  const data = quickReplyData ?? acknowledgeData;
  return messages.map((message, index) => {
    const outgoing = contentOf(message, links);
    if (label === null || index < messages.length - 1) return outgoing;
    const action = { kind: 'postback', data, displayText: label } as const;
    return { ...outgoing, quickReplies: [{ label, action }] };
  });
}

function contentOf(message: DeliverableMessage, links: PublicLinks): OutgoingMessage {
  const { payload, text } = message;
  const quote = message.quotedToken ? { quoteToken: message.quotedToken } : {};
  switch (payload?.kind) {
    case 'media':
      return mediaOf(message, links);
    case 'sticker': {
      const { packageId, stickerId } = payload;
      return { type: 'sticker', packageId, stickerId, ...quote };
    }
    case 'location': {
      const { latitude, longitude } = payload;
      const place = `${latitude}, ${longitude}`;
      return {
        type: 'location',
        latitude,
        longitude,
        title: payload.title ?? place,
        address: payload.address ?? place,
      };
    }
    case 'reply_image':
      return replyImageOf(payload, links.addressOfReplyImage(payload.imageId, message.createdAt));
    case 'flex': {
      const { altText, contents } = payload;
      return {
        type: 'flex',
        altText,
        contents: contents as Extract<OutgoingMessage, { type: 'flex' }>['contents'],
      };
    }
    default:
      return { type: 'text', text: text ?? '', ...quote };
  }
}

/** @param address of the picture, without its size */
export function replyImageOf(image: ReplyImagePayload, address: string): OutgoingMessage {
  const { width, height, altText, areas } = image;
  if (!areas) {
    return {
      type: 'image',
      originalContentUrl: `${address}/original`,
      previewImageUrl: `${address}/preview`,
    };
  }
  return {
    type: 'imagemap',
    baseUrl: address,
    altText: altText ?? '',
    height: Math.max(1, Math.round((height / width) * IMAGEMAP_WIDTHS[0])),
    areas: areas.map(({ action, ...bounds }) => ({ bounds, action })),
  };
}

function mediaOf(message: DeliverableMessage, links: PublicLinks): OutgoingMessage {
  const { id: messageId, createdAt, payload } = message;
  if (payload?.kind !== 'media') throw new Error('Not a message with a file');
  const { media } = payload;
  const originalContentUrl = links.addressOf({ messageId, variant: 'original' }, createdAt);
  const previewImageUrl = links.addressOf({ messageId, variant: 'preview' }, createdAt);
  switch (message.type) {
    case 'image':
    case 'video':
      return { type: message.type, originalContentUrl, previewImageUrl };
    case 'audio':
      return { type: 'audio', originalContentUrl, durationMs: media.durationMs ?? 1000 };
    default:
      return fileCard({
        fileName: media.fileName ?? '',
        sizeText: sizeText(media.sizeBytes ?? 0),
        downloadUrl: originalContentUrl,
        labels: { title: 'เอกสารจากเจ้าหน้าที่', download: 'ดาวน์โหลด' },
      });
  }
}

/** For customers: `340 KB`, `1.2 MB`. */
function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
