import type { MessagePayload, MessageType } from '@jsk/contracts/messages';
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

type Visual = Extract<InboundMessage, { type: 'image' | 'video' | 'audio' }>;

/** The content of other providers lies on foreign servers, which we never ask. */
function mediaOf(message: Visual): MessagePayload {
  return {
    kind: 'media',
    media: {
      status: message.contentProvider === 'line' ? 'pending' : 'failed',
      url: null,
      contentType: null,
      sizeBytes: null,
      fileName: null,
      durationMs: message.durationMs,
    },
  };
}

function fileOf(message: Extract<InboundMessage, { type: 'file' }>): MessagePayload {
  return {
    kind: 'media',
    media: {
      status: 'pending',
      url: null,
      contentType: null,
      sizeBytes: message.fileSizeBytes,
      fileName: message.fileName,
      durationMs: null,
    },
  };
}
