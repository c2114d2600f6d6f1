/**
 * What happened in LINE, in the words of the product. Nothing past `translateWebhookEvent` needs to know
 * LINE's webhook format (https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects).
 */

export type EventSource =
  | { kind: 'customer'; lineUserId: string }
  | { kind: 'group'; groupId: string; lineUserId: string | null }
  | { kind: 'room'; roomId: string; lineUserId: string | null }
  /** No usable id: customers who gave no consent have none, and some events come without a source. */
  | { kind: 'unknown' };

interface InboundEventBase {
  /** LINE's own name of the type: `message`, `follow`, … and whatever LINE adds later. */
  lineType: string;
  webhookEventId: string | null;
  occurredAt: Date | null;
  /** True on LINE's second and later attempts; it does not mean that an earlier copy reached us. */
  isRedelivery: boolean;
  /** In `standby` another module holds the chat: the event is context only and nothing may be sent. */
  mode: 'active' | 'standby' | 'unknown';
  source: EventSource;
  /** Present only when the event may be answered, which LINE allows in mode `active` alone. */
  replyToken: string | null;
}

export type InboundEvent = (InboundEventBase & InboundEventContent) | { kind: 'malformed'; reason: string };

export type InboundEventContent =
  | { kind: 'message'; message: InboundMessage }
  /** In groups only, for texts only; of several edits of one message the one that occurred last holds. */
  | { kind: 'message_edited'; message: InboundMessage & { type: 'text' } }
  | { kind: 'message_unsent'; lineMessageId: string }
  /** `isUnblocked`: came back after blocking us; LINE does not guarantee it. */
  | { kind: 'followed'; isUnblocked: boolean }
  /** The customer blocked us. */
  | { kind: 'unfollowed' }
  | { kind: 'postback'; data: string; params: Record<string, string> }
  /** We were added to the group or room, or removed from it. */
  | { kind: 'joined' | 'left' }
  /** Others came into the group or room, or left it; those without a usable id are not in the list. */
  | { kind: 'members_joined' | 'members_left'; lineUserIds: string[] }
  /** To its end; may come more than once for one video. */
  | { kind: 'video_watched'; trackingId: string | null }
  | {
      kind: 'beacon';
      hwid: string | null;
      beaconType: 'enter' | 'banner' | 'stay' | 'unknown';
      deviceMessage: string | null;
    }
  /** To an account of our own service; a failure comes without a source. */
  | { kind: 'account_linked'; result: 'ok' | 'failed' | 'unknown'; nonce: string | null }
  | {
      kind: 'membership';
      change: 'joined' | 'left' | 'renewed' | 'unknown';
      membershipId: string | null;
    }
  /** LINE stopped the whole account, or lets it work again. */
  | { kind: 'bot_suspended' | 'bot_resumed' }
  /** Every event the product does not act upon, and every type that LINE adds later. */
  | { kind: 'other' };

interface InboundMessageBase {
  lineMessageId: string;
  quoteToken: string | null;
  quotedLineMessageId: string | null;
  markAsReadToken: string | null;
}

/** A LINE emoji inside a text; `index` and `length` count UTF-16 units and lie inside the text. */
export interface InboundEmoji {
  index: number;
  length: number;
  productId: string;
  emojiId: string;
}

/** A mention inside a text; `index` and `length` count UTF-16 units and lie inside the text. */
export interface InboundMention {
  index: number;
  length: number;
  target: 'user' | 'all' | 'unknown';
  lineUserId: string | null;
  /** True when our own account is mentioned. */
  isSelf: boolean;
}

export interface InboundImageSet {
  id: string;
  index: number | null;
  total: number | null;
}

export type InboundMessage = InboundMessageBase & InboundMessageContent;

export type InboundMessageContent =
  | { type: 'text'; text: string; emojis: InboundEmoji[]; mentions: InboundMention[] }
  | {
      type: 'image' | 'video' | 'audio';
      /** The content of `external` messages lies at a foreign address and must never be fetched. */
      contentProvider: 'line' | 'external';
      durationMs: number | null;
      imageSet: InboundImageSet | null;
    }
  /** `fileName` is the customer's own text: show it, never use it as a path. */
  | { type: 'file'; fileName: string; fileSizeBytes: number | null }
  | {
      type: 'location';
      latitude: number;
      longitude: number;
      title: string | null;
      address: string | null;
    }
  | {
      type: 'sticker';
      packageId: string;
      stickerId: string;
      stickerResourceType: string;
      keywords: string[];
      text: string | null;
    }
  | { type: 'unsupported'; lineType: string };
