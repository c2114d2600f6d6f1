import type { messagingApi } from '@line/bot-sdk';
import { type TapAction, toLineAction } from './tap-action';

/** A bubble or carousel as LINE's Flex format defines it. */
export type FlexContents = messagingApi.FlexContainer;

export interface QuickReply {
  label: string;
  action: TapAction;
}

export type OutgoingMessage = { quickReplies?: readonly QuickReply[] } & (
  | { type: 'text'; text: string; quoteToken?: string }
  | { type: 'sticker'; packageId: string; stickerId: string; quoteToken?: string }
  | { type: 'image'; originalContentUrl: string; previewImageUrl: string }
  | { type: 'video'; originalContentUrl: string; previewImageUrl: string }
  | { type: 'audio'; originalContentUrl: string; durationMs: number }
  | { type: 'location'; title: string; address: string; latitude: number; longitude: number }
  | { type: 'flex'; altText: string; contents: FlexContents }
  | Imagemap
);

/** A picture with areas to tap. */
export interface Imagemap {
  type: 'imagemap';
  /** Phones load the picture from here followed by `/` and one of `IMAGEMAP_WIDTHS`. */
  baseUrl: string;
  altText: string;
  /** In pixels, when the picture is 1040 wide. */
  height: number;
  areas: readonly ImagemapTapArea[];
}

export interface ImagemapTapArea {
  /** In pixels of the picture when it is 1040 wide, from its upper left corner. */
  bounds: { x: number; y: number; width: number; height: number };
  action: Exclude<TapAction, { kind: 'postback' }>;
}

/** Pixels of the widths in which phones ask for the picture of an imagemap (#imagemap-message). */
export const IMAGEMAP_WIDTHS = [1040, 700, 460, 300, 240] as const;

/**
 * Our messages as LINE message objects. Text goes out as type `text`, never `textV2`, in which `{name}` would be a placeholder.
 *
 * @see https://developers.line.biz/en/reference/messaging-api/#message-objects
 */
export function toLineMessages(messages: readonly OutgoingMessage[]): messagingApi.Message[] {
  return messages.map((message) => {
    const lineMessage = toLineMessage(message);
    if (message.quickReplies?.length) {
      lineMessage.quickReply = { items: message.quickReplies.map(toQuickReplyItem) };
    }
    return lineMessage;
  });
}

function toLineMessage(message: OutgoingMessage): messagingApi.Message {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: message.text, quoteToken: message.quoteToken };
    case 'sticker':
      return {
        type: 'sticker',
        packageId: message.packageId,
        stickerId: message.stickerId,
        quoteToken: message.quoteToken,
      };
    case 'image':
    case 'video':
      return {
        type: message.type,
        originalContentUrl: message.originalContentUrl,
        previewImageUrl: message.previewImageUrl,
      };
    case 'audio':
      return {
        type: 'audio',
        originalContentUrl: message.originalContentUrl,
        duration: message.durationMs,
      };
    case 'location':
      return {
        type: 'location',
        title: message.title,
        address: message.address,
        latitude: message.latitude,
        longitude: message.longitude,
      };
    case 'flex':
      return { type: 'flex', altText: message.altText, contents: message.contents };
    case 'imagemap':
      return {
        type: 'imagemap',
        baseUrl: message.baseUrl,
        altText: message.altText,
        baseSize: { width: IMAGEMAP_WIDTHS[0], height: message.height },
        actions: message.areas.map(toImagemapAction),
      };
  }
}

function toImagemapAction({ bounds, action }: ImagemapTapArea): messagingApi.ImagemapAction {
  return action.kind === 'uri'
    ? { type: 'uri', linkUri: action.uri, area: bounds }
    : { type: 'message', text: action.text, area: bounds };
}

function toQuickReplyItem({ label, action }: QuickReply): messagingApi.QuickReplyItem {
  return { type: 'action', action: toLineAction(action, label) };
}
