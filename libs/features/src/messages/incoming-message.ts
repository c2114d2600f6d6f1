import type { Media, MessagePayload, MessageType } from '@jsk/contracts/messages';
import type { InboundMessage } from '@jsk/line/inbound-event';

/** How a customer's message is stored: its type, its text (also what search and previews use) and the rest. */
export function contentOf(message: InboundMessage): {
  type: MessageType;
  text: string | null;
  payload: MessagePayload | null;
} {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: message.text, payload: null };
    case 'image':
    case 'video':
    case 'audio':
      return { type: message.type, text: null, payload: mediaOf(message) };
    case 'file':
      return { type: 'file', text: message.fileName, payload: fileOf(message) };
    case 'location': {
      const { latitude, longitude, title, address } = message;
      const text = title ?? address;
      return { type: 'location', text, payload: { kind: 'location', latitude, longitude, title, address } };
    }
    case 'sticker': {
      const { packageId, stickerId, keywords } = message;
      return {
        type: 'sticker',
        text: message.text,
        payload: { kind: 'sticker', packageId, stickerId, keywords },
      };
    }
    case 'unsupported':
      return {
        type: 'unsupported',
        text: null,
        payload: { kind: 'unsupported', lineType: message.lineType },
      };
  }
}

/** What is not known of a file until it has been copied, and what many files do not have. */
const blankMedia = {
  url: null,
  previewUrl: null,
  width: null,
  height: null,
  contentType: null,
  sizeBytes: null,
  fileName: null,
  durationMs: null,
  album: null,
} as const satisfies Partial<Media>;

type Visual = Extract<InboundMessage, { type: 'image' | 'video' | 'audio' }>;

/** The content of other providers lies on foreign servers, which we never ask. */
function mediaOf(message: Visual): MessagePayload {
  return {
    kind: 'media',
    media: {
      ...blankMedia,
      status: message.contentProvider === 'line' ? 'pending' : 'external',
      durationMs: message.durationMs,
      album: message.imageSet,
    },
  };
}

function fileOf(message: Extract<InboundMessage, { type: 'file' }>): MessagePayload {
  return {
    kind: 'media',
    media: {
      ...blankMedia,
      status: 'pending',
      sizeBytes: message.fileSizeBytes,
      fileName: message.fileName,
    },
  };
}
