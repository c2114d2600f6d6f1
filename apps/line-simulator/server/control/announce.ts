import type { Simulation } from '../simulation';
import { buildEvent, type BuiltEvent, type LineEvent, type Occasion } from '../webhooks/webhook-event';
import type { WebhookDelivery } from '../webhooks/webhook-sender';

/** What the control API tells about something a customer did. */
export interface ActOutcome {
  readonly messageId: string | null;
  readonly webhookEventId: string;
  readonly replyToken: string | null;
  readonly quoteToken?: string;
  readonly markAsReadToken?: string;
  readonly delivery: Pick<WebhookDelivery, 'status' | 'ok' | 'reason' | 'durationMs'>;
}

/** Sends the webhook of something that happened; resolves once it was delivered or failed. */
export async function announce(
  simulation: Simulation,
  occasion: Occasion,
  own: LineEvent,
  canBeAnswered: boolean,
): Promise<ActOutcome> {
  const built = buildEvent(simulation, occasion, own, canBeAnswered);
  const delivery = await simulation.webhooks.deliver([built.event], simulation.faults.webhookKnobs());
  return outcomeOf(built, delivery);
}

export function outcomeOf(built: BuiltEvent, delivery: WebhookDelivery): ActOutcome {
  const { webhookEventId, replyToken } = built;
  const { status, ok, reason, durationMs } = delivery;
  return { messageId: null, webhookEventId, replyToken, delivery: { status, ok, reason, durationMs } };
}
