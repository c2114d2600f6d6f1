import type { Customer } from '../state/customers';
import type { Simulation } from '../simulation';

/** A webhook event in LINE's form. */
export type LineEvent = Record<string, unknown> & { type: string };

export interface BuiltEvent {
  readonly event: LineEvent;
  readonly webhookEventId: string;
  readonly replyToken: string | null;
}

/**
 * Completes an event of a customer with the properties every event has, in the order LINE writes them.
 * `canBeAnswered` adds a reply token, except in standby, where LINE sends none.
 * Source: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function buildEvent(
  simulation: Simulation,
  customer: Customer,
  own: LineEvent,
  canBeAnswered: boolean,
): BuiltEvent {
  const { mode } = simulation.faults.current.webhook;
  const timestamp = simulation.clock();
  const webhookEventId = simulation.mint.webhookEventId(timestamp);
  const isAnswerable = canBeAnswered && mode === 'active';
  const replyToken = isAnswerable ? simulation.replyTokens.issue(customer.userId, timestamp) : null;
  customer.isStandby = mode === 'standby';
  const event: LineEvent = {
    ...own,
    webhookEventId,
    deliveryContext: { isRedelivery: false },
    timestamp,
    source: { type: 'user', userId: customer.userId },
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
