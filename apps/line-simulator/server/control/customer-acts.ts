import { sampleContent } from '../phone/sample-media';
import type { Simulation } from '../simulation';
import type { ContentKind } from '../state/content-store';
import type { Customer } from '../state/customers';
import { buildEvent, type LineEvent } from '../webhooks/webhook-event';
import type { WebhookDelivery } from '../webhooks/webhook-sender';
import type { CustomerMessageInput, PostbackInput } from './control.schema';
import { Conflict } from './control-error';

/** About as long as the samples are. */
const SAMPLE_DURATION_MS = 2000;

/** What the control API tells about something a customer did. */
export interface ActOutcome {
  readonly messageId: string | null;
  readonly webhookEventId: string;
  readonly replyToken: string | null;
  readonly quoteToken?: string;
  readonly markAsReadToken?: string;
  readonly delivery: Pick<WebhookDelivery, 'status' | 'ok' | 'reason' | 'durationMs'>;
}

/** The customer writes; answers once the webhook was delivered or failed. */
export async function sendMessage(
  simulation: Simulation,
  customer: Customer,
  input: CustomerMessageInput,
): Promise<ActOutcome> {
  refuseWhileBlocked(customer);
  const messageId = simulation.mint.messageId();
  const { message, contentPath } = composeMessage(simulation, messageId, input);
  const isQuotable = ['text', 'sticker', 'image', 'video'].includes(input.type);
  const quoteToken = isQuotable ? simulation.quoteTokens.issue(customer.userId, messageId) : undefined;
  const markAsReadToken = simulation.readTokens.issue(customer.userId, messageId);
  show(simulation, customer, { id: messageId, type: input.type, message, contentPath });
  const sent = { ...message, ...(quoteToken ? { quoteToken } : {}), markAsReadToken };
  const outcome = await announce(simulation, customer, { type: 'message', message: sent }, true);
  return { ...outcome, messageId, ...(quoteToken ? { quoteToken } : {}), markAsReadToken };
}

/** The customer taps a button; its display text, if any, appears in the chat without a message event. */
export async function sendPostback(
  simulation: Simulation,
  customer: Customer,
  input: PostbackInput,
): Promise<ActOutcome> {
  refuseWhileBlocked(customer);
  const { data, displayText, params } = input;
  if (displayText) {
    const message = { type: 'text', text: displayText };
    show(simulation, customer, { id: null, type: 'text', message, contentPath: null });
  }
  const postback = { data, ...(params ? { params } : {}) };
  return announce(simulation, customer, { type: 'postback', postback }, true);
}

export async function follow(simulation: Simulation, customer: Customer): Promise<ActOutcome> {
  if (customer.isFollowing && customer.chat.toArray().length > 0) {
    throw new Conflict(`${customer.displayName} follows the account already`);
  }
  const isUnblocked = !customer.isFollowing;
  customer.isFollowing = true;
  tellPhones(simulation, customer);
  return announce(simulation, customer, { type: 'follow', follow: { isUnblocked } }, true);
}

/** The customer blocks the account. */
export async function unfollow(simulation: Simulation, customer: Customer): Promise<ActOutcome> {
  if (!customer.isFollowing) throw new Conflict(`${customer.displayName} has blocked the account already`);
  customer.isFollowing = false;
  customer.loadingUntil = null;
  tellPhones(simulation, customer);
  return announce(simulation, customer, { type: 'unfollow' }, false);
}

/** The customer takes a message back: gone from the phone, its content answers 410. */
export async function unsend(
  simulation: Simulation,
  customer: Customer,
  messageId: string,
): Promise<ActOutcome> {
  const message = customer.chat.toArray().find((entry) => entry.id === messageId);
  if (!message || message.direction !== 'fromCustomer') {
    throw new Conflict(`${customer.displayName} sent no message ${messageId}`);
  }
  if (message.unsentAt) throw new Conflict(`Message ${messageId} was unsent already`);
  message.message = null;
  message.contentPath = null;
  message.unsentAt = new Date(simulation.clock()).toISOString();
  simulation.contents.markUnsent(messageId);
  simulation.stream.send({ type: 'messageChanged', userId: customer.userId, message });
  const outcome = await announce(simulation, customer, { type: 'unsend', unsend: { messageId } }, false);
  return { ...outcome, messageId };
}

async function announce(
  simulation: Simulation,
  customer: Customer,
  own: LineEvent,
  canBeAnswered: boolean,
): Promise<ActOutcome> {
  const { event, webhookEventId, replyToken } = buildEvent(simulation, customer, own, canBeAnswered);
  const delivered = await simulation.webhooks.deliver([event], simulation.faults.webhookKnobs());
  const { status, ok, reason, durationMs } = delivered;
  return { messageId: null, webhookEventId, replyToken, delivery: { status, ok, reason, durationMs } };
}

function show(
  simulation: Simulation,
  customer: Customer,
  entry: { id: string | null; type: string; message: Record<string, unknown>; contentPath: string | null },
): void {
  const shown = simulation.customers.append(customer, { direction: 'fromCustomer', ...entry });
  simulation.stream.send({ type: 'message', userId: customer.userId, message: shown });
}

function tellPhones(simulation: Simulation, customer: Customer): void {
  simulation.stream.send({ type: 'customer', customer: describeCustomer(customer) });
}

/** A customer as the control API shows one. */
export function describeCustomer(customer: Customer): Omit<Customer, 'chat'> & { lastMessage: unknown } {
  const { chat, ...rest } = customer;
  return { ...rest, lastMessage: chat.toArray().at(-1) ?? null };
}

function refuseWhileBlocked(customer: Customer): void {
  if (!customer.isFollowing) {
    throw new Conflict(`${customer.displayName} has blocked the account and must follow it again first`);
  }
}

function composeMessage(
  simulation: Simulation,
  id: string,
  input: CustomerMessageInput,
): { message: Record<string, unknown>; contentPath: string | null } {
  switch (input.type) {
    case 'text': {
      const { type, text, quotedMessageId } = input;
      return {
        message: { type, id, text, ...(quotedMessageId ? { quotedMessageId } : {}) },
        contentPath: null,
      };
    }
    case 'sticker': {
      const { type, packageId, stickerId, quotedMessageId } = input;
      const sticker = { packageId, stickerId, stickerResourceType: 'STATIC', keywords: ['ยิ้ม', 'ทักทาย'] };
      return {
        message: { type, id, ...sticker, ...(quotedMessageId ? { quotedMessageId } : {}) },
        contentPath: null,
      };
    }
    case 'location':
      return { message: { id, ...input }, contentPath: null };
    default:
      return composeMedia(simulation, id, input);
  }
}

type MediaInput = Extract<CustomerMessageInput, { type: ContentKind }>;

function composeMedia(
  simulation: Simulation,
  id: string,
  input: MediaInput,
): { message: Record<string, unknown>; contentPath: string } {
  const sample = sampleContent(input.type);
  const bytes = input.content === undefined ? sample.bytes : Buffer.from(input.content, 'base64');
  const contentType = input.contentType ?? sample.contentType;
  const fileName = input.type === 'file' ? (input.fileName ?? sample.fileName ?? 'file') : null;
  simulation.contents.put(id, { kind: input.type, bytes, contentType, fileName });
  const contentPath = `/_simulator/contents/${id}`;
  if (input.type === 'file') {
    return { message: { type: 'file', id, fileName, fileSize: bytes.length }, contentPath };
  }
  const contentProvider = { type: 'line' };
  if (input.type === 'image') {
    const album = input.imageSet ? { imageSet: input.imageSet } : {};
    return { message: { type: 'image', id, contentProvider, ...album }, contentPath };
  }
  const duration = input.durationMs ?? SAMPLE_DURATION_MS;
  return { message: { type: input.type, id, duration, contentProvider }, contentPath };
}
