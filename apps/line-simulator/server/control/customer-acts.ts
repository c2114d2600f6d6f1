import { tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import { appendMessage, type Chat, type ChatMessage, type Customer } from '../state/chat';
import type { LineEvent, Occasion } from '../webhooks/webhook-event';
import { announce, type ActOutcome } from './announce';
import { composeMessage } from './compose-message';
import type { CustomerEventInput, PostbackInput } from './control.schema';
import { Conflict } from './control-error';
import type { CustomerMessageInput } from './message.schema';

const QUOTABLE_TYPES = ['text', 'sticker', 'image', 'video'];

interface Tokens {
  readonly quoteToken?: string;
  readonly markAsReadToken: string;
}

/** A message that is on the phone already and whose webhook is still to be sent. */
export interface WrittenMessage extends Tokens {
  readonly messageId: string;
  readonly event: LineEvent;
}

/** The author writes; answers once the webhook was delivered or failed. */
export async function sendMessage(
  simulation: Simulation,
  occasion: Occasion,
  input: CustomerMessageInput,
): Promise<ActOutcome> {
  const { event, ...written } = writeMessage(simulation, occasion, input);
  const outcome = await announce(simulation, occasion, event, true);
  return { ...outcome, ...written };
}

/** Puts the message on the phone and prepares its event. */
export function writeMessage(
  simulation: Simulation,
  occasion: Occasion,
  input: CustomerMessageInput,
): WrittenMessage {
  refuseUnlessPresent(occasion);
  const messageId = simulation.mint.messageId();
  const { message, contentPath } = composeMessage(simulation, messageId, input);
  show(simulation, occasion, { id: messageId, type: input.type, message, contentPath });
  const tokens = issueTokens(simulation, occasion.chat, messageId, input.type);
  return { ...tokens, messageId, event: { type: 'message', message: { ...message, ...tokens } } };
}

/** The author taps a button; its display text, if any, appears in the chat without a message event. */
export async function sendPostback(
  simulation: Simulation,
  occasion: Occasion,
  input: PostbackInput,
): Promise<ActOutcome> {
  refuseUnlessPresent(occasion);
  const { data, displayText, params } = input;
  if (displayText) {
    const message = { type: 'text', text: displayText };
    show(simulation, occasion, { id: null, type: 'text', message, contentPath: null });
  }
  const postback = { data, ...(params ? { params } : {}) };
  return announce(simulation, occasion, { type: 'postback', postback }, true);
}

export async function follow(simulation: Simulation, customer: Customer): Promise<ActOutcome> {
  if (customer.isFollowing && customer.chat.toArray().length > 0) {
    throw new Conflict(`${customer.displayName} follows the account already`);
  }
  const isUnblocked = customer.isBlocked;
  customer.isFollowing = true;
  customer.isBlocked = false;
  tellChat(simulation, customer);
  const occasion = { chat: customer, author: customer };
  return announce(simulation, occasion, { type: 'follow', follow: { isUnblocked } }, true);
}

/** The customer blocks the account. */
export async function unfollow(simulation: Simulation, customer: Customer): Promise<ActOutcome> {
  if (customer.isBlocked) throw new Conflict(`${customer.displayName} has blocked the account already`);
  customer.isFollowing = false;
  customer.isBlocked = true;
  customer.loadingUntil = null;
  tellChat(simulation, customer);
  return announce(simulation, { chat: customer, author: customer }, { type: 'unfollow' }, false);
}

/** The author takes a message back: gone from the phone, its content answers 410. */
export async function unsend(
  simulation: Simulation,
  occasion: Occasion,
  messageId: string,
): Promise<ActOutcome> {
  const message = findOwnMessage(occasion, messageId);
  message.message = null;
  message.contentPath = null;
  message.unsentAt = new Date(simulation.clock()).toISOString();
  simulation.contents.markUnsent(messageId);
  simulation.stream.send({ type: 'messageChanged', userId: occasion.chat.id, message });
  const outcome = await announce(simulation, occasion, { type: 'unsend', unsend: { messageId } }, false);
  return { ...outcome, messageId };
}

/**
 * The author changes a text. LINE tells the account about it in groups only.
 * Source: https://developers.line.biz/en/reference/messaging-api/#edit-event
 */
export async function edit(
  simulation: Simulation,
  occasion: Occasion,
  input: { messageId: string; text: string },
): Promise<ActOutcome> {
  const { messageId, text } = input;
  if (occasion.chat.kind !== 'group') throw new Conflict('Messages can be edited in groups only');
  const message = findOwnMessage(occasion, messageId);
  if (message.type !== 'text') throw new Conflict('Only texts can be edited');
  message.message = { ...message.message, text };
  message.editedAt = new Date(simulation.clock()).toISOString();
  simulation.stream.send({ type: 'messageChanged', userId: occasion.chat.id, message });
  const quoteToken = simulation.quoteTokens.issue(occasion.chat.id, messageId);
  const edited = { type: 'text', id: messageId, quoteToken, text };
  const outcome = await announce(simulation, occasion, { type: 'messageEdited', message: edited }, true);
  return { ...outcome, messageId, quoteToken };
}

/** Something rare: a beacon, a membership, an account link, a video watched to its end. */
export async function sendEvent(
  simulation: Simulation,
  customer: Customer,
  event: CustomerEventInput,
): Promise<ActOutcome> {
  const occasion = { chat: customer, author: customer };
  const isFailedLink = event.type === 'accountLink' && event.link.result === 'failed';
  if (!isFailedLink) return announce(simulation, occasion, event, true);
  // A failed link names nobody and cannot be answered.
  return announce(simulation, occasion, { ...event, source: undefined }, false);
}

function issueTokens(simulation: Simulation, chat: Chat, messageId: string, type: string): Tokens {
  const markAsReadToken = simulation.readTokens.issue(chat.id, messageId);
  if (!QUOTABLE_TYPES.includes(type)) return { markAsReadToken };
  return { quoteToken: simulation.quoteTokens.issue(chat.id, messageId), markAsReadToken };
}

function findOwnMessage({ chat, author }: Occasion, messageId: string): ChatMessage {
  const name = author?.displayName ?? 'Nobody';
  const message = chat.chat.toArray().find(({ id }) => id === messageId);
  if (!message || message.senderId !== author?.userId) {
    throw new Conflict(`${name} sent no message ${messageId}`);
  }
  if (message.unsentAt) throw new Conflict(`Message ${messageId} was unsent already`);
  return message;
}

function show(
  simulation: Simulation,
  { chat, author }: Occasion,
  entry: Pick<ChatMessage, 'id' | 'type' | 'message' | 'contentPath'>,
): void {
  const now = simulation.clock();
  const readAt = simulation.channel.markAsReadMode === 'auto' ? new Date(now).toISOString() : null;
  const senderId = author?.userId ?? null;
  const shown = appendMessage(chat, { direction: 'fromCustomer', senderId, readAt, ...entry }, now);
  simulation.stream.send({ type: 'message', userId: chat.id, message: shown });
}

function refuseUnlessPresent({ chat, author }: Occasion): void {
  if (chat.kind !== 'user') {
    if (author && !chat.memberIds.has(author.userId)) {
      throw new Conflict(`${author.displayName} is not in ${chat.displayName}`);
    }
    if (!chat.isJoined) throw new Conflict(`The account is not in ${chat.displayName}`);
  } else if (chat.isBlocked) {
    throw new Conflict(`${chat.displayName} has blocked the account and must follow it again first`);
  }
}
