import { createHmac, randomBytes, randomInt } from 'node:crypto';

/** Not the product's own code: a webhook signed by the code that verifies it would prove nothing. */
export function signatureOf(body: Buffer | string, channelSecret: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}

export type LineEvent = Record<string, unknown> & { type: string };

/** LINE's id of the account that the webhooks are for. */
export const accountUserId = 'U8e742f61d673b39c7fff3cecb7536ef0';

export function webhookBody(events: readonly unknown[], destination = accountUserId): string {
  return JSON.stringify({ destination, events });
}

export interface WebhookAnswer {
  readonly status: number;
  readonly problem: { code?: string } & Record<string, unknown>;
}

/** Delivers a body as LINE does. @param headers replace or add to those that LINE sends. */
export async function deliverBody(
  apiUrl: string,
  body: Buffer | string,
  channelSecret: string,
  headers: Record<string, string> = {},
): Promise<WebhookAnswer> {
  const response = await fetch(`${apiUrl}/api/v1/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': signatureOf(body, channelSecret),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, problem: (await response.json()) as WebhookAnswer['problem'] };
}

let lastMessageNumber = randomInt(10 ** 12);
let lastReplyNumber = 0;

/** 18 digits, as LINE's ids of messages have: too many for a JavaScript number. */
export function newLineMessageId(): string {
  lastMessageNumber += 1;
  return `46${String(lastMessageNumber).padStart(16, '0')}`;
}

/** A ULID, like LINE's. */
export function newWebhookEventId(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `01${Array.from(randomBytes(24), (byte) => alphabet.charAt(byte % 32)).join('')}`;
}

/** Somebody who writes to the account in LINE, and the events that LINE makes of what they do. */
export class LineCustomer {
  /** @param lineUserId somebody new unless told. */
  constructor(readonly lineUserId = `U${randomBytes(16).toString('hex')}`) {}

  /** @param changes replace or add properties of the event; undefined takes one away. */
  writes(text: string, changes: Record<string, unknown> = {}): LineEvent {
    return this.sends({ type: 'text', text, quoteToken: `quote-${newWebhookEventId()}` }, changes);
  }

  sends(message: Record<string, unknown>, changes: Record<string, unknown> = {}): LineEvent {
    return this.event('message', { message: { id: newLineMessageId(), ...message }, ...changes });
  }

  taps(data: string, changes: Record<string, unknown> = {}): LineEvent {
    return this.event('postback', { postback: { data }, ...changes });
  }

  follows(changes: Record<string, unknown> = {}): LineEvent {
    return this.event('follow', { follow: { isUnblocked: false }, ...changes });
  }

  blocks(changes: Record<string, unknown> = {}): LineEvent {
    return this.event('unfollow', { replyToken: undefined, ...changes });
  }

  unsends(lineMessageId: string, changes: Record<string, unknown> = {}): LineEvent {
    return this.event('unsend', { unsend: { messageId: lineMessageId }, replyToken: undefined, ...changes });
  }

  /** Changes a text: its id stays, the token to quote it with is another. */
  edits(lineMessageId: string, text: string, changes: Record<string, unknown> = {}): LineEvent {
    const message = { id: lineMessageId, type: 'text', text, quoteToken: `quote-${newWebhookEventId()}` };
    return this.event('messageEdited', { message, ...changes });
  }

  event(type: string, properties: Record<string, unknown>): LineEvent {
    lastReplyNumber += 1;
    return {
      type,
      webhookEventId: newWebhookEventId(),
      deliveryContext: { isRedelivery: false },
      timestamp: Date.now(),
      mode: 'active',
      source: { type: 'user', userId: this.lineUserId },
      // Names its customer, so that the fake LINE knows to whom a reply goes.
      replyToken: `reply-${this.lineUserId}-${lastReplyNumber}`,
      ...properties,
    };
  }
}

/** The id of the message that an event of somebody who writes is about. */
export function lineMessageIdOf(event: LineEvent): string {
  return (event.message as { id: string }).id;
}

/** A group that the account is in, or a room: the source of events. */
export class LineGroup {
  readonly id: string;

  constructor(readonly kind: 'group' | 'room' = 'group') {
    this.id = `${kind === 'group' ? 'C' : 'R'}${randomBytes(16).toString('hex')}`;
  }

  /** @param member null for somebody who has not agreed that accounts may know them. */
  source(member: LineCustomer | null = null): { source: Record<string, unknown> } {
    const id = this.kind === 'group' ? { groupId: this.id } : { roomId: this.id };
    return { source: { type: this.kind, ...id, ...(member && { userId: member.lineUserId }) } };
  }
}

/** The same event as LINE delivers it again. */
export function redelivered(event: LineEvent): LineEvent {
  return { ...event, deliveryContext: { isRedelivery: true } };
}
