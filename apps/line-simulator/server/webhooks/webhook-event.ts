import type { Chat, Customer } from '../state/chat';
import type { Simulation } from '../simulation';

/** A webhook event in LINE's form. */
export type LineEvent = Record<string, unknown> & { type: string };

/** Where something happens, and who does it: the customer in his or her own chat, or a member of a group. */
export interface Occasion {
  readonly chat: Chat;
  /** Null for what happens to a group without anybody being named, such as the account being added. */
  readonly author: Customer | null;
}

export interface BuiltEvent {
  readonly event: LineEvent;
  readonly webhookEventId: string;
  readonly replyToken: string | null;
}

/**
 * Completes an event with the properties every event has, in the order LINE writes them.
 * `canBeAnswered` adds a reply token, except in standby, where LINE sends none.
 * Source: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function buildEvent(
  simulation: Simulation,
  occasion: Occasion,
  own: LineEvent,
  canBeAnswered: boolean,
): BuiltEvent {
  const { mode } = simulation.faults.current.webhook;
  const { chat } = occasion;
  const timestamp = simulation.clock();
  const webhookEventId = simulation.mint.webhookEventId(timestamp);
  const isAnswerable = canBeAnswered && mode === 'active';
  const replyToken = isAnswerable ? simulation.replyTokens.issue(chat.id, timestamp) : null;
  chat.isStandby = mode === 'standby';
  const event: LineEvent = {
    ...own,
    webhookEventId,
    deliveryContext: { isRedelivery: false },
    timestamp,
    // A failed account link says by `source: undefined` that nobody is named.
    ...('source' in own ? {} : { source: sourceOf(occasion) }),
    ...(replyToken ? { replyToken } : {}),
    mode,
  };
  return { event, webhookEventId, replyToken };
}

/** Fills in the common properties a hand-written event lacks; what it states itself is kept. */
export function completeEvent(simulation: Simulation, event: LineEvent): LineEvent {
  const timestamp = typeof event['timestamp'] === 'number' ? event['timestamp'] : simulation.clock();
  return {
    webhookEventId: simulation.mint.webhookEventId(timestamp),
    deliveryContext: { isRedelivery: false },
    timestamp,
    mode: simulation.faults.current.webhook.mode,
    ...event,
  };
}

function sourceOf({ chat, author }: Occasion): Record<string, unknown> {
  const user = author?.sharesUserId ? { userId: author.userId } : {};
  if (chat.kind === 'user') return { type: 'user', ...user };
  return { type: chat.kind, [chat.kind === 'group' ? 'groupId' : 'roomId']: chat.id, ...user };
}
