import type { Message } from '@jsk/contracts/messages';
import type { HandoffTrigger } from '@jsk/contracts/sessions';
import { findHandoffKeyword } from './handoff-keyword.policy';

/** Who takes care of a customer's message. */
export type Decision =
  /** A person has the conversation, or will: the bot is silent. */
  | { readonly kind: 'person' }
  | { readonly kind: 'handoff'; readonly trigger: HandoffTrigger }
  | { readonly kind: 'bot'; readonly text: string }
  /** Nothing is said: pictures, stickers and what was taken back get no answer from the bot. */
  | { readonly kind: 'nobody' };

export function decide(
  { type, text }: Pick<Message, 'type' | 'text'>,
  chatMode: 'BOT' | 'HUMAN',
  hasOpenSession: boolean,
  keywords: readonly string[],
): Decision {
  if (hasOpenSession || chatMode === 'HUMAN') return { kind: 'person' };
  if (type !== 'text' || text === null) return { kind: 'nobody' };
  const keyword = findHandoffKeyword(keywords, text);
  if (keyword !== null) return { kind: 'handoff', trigger: { kind: 'KEYWORD', keyword } };
  return { kind: 'bot', text };
}

/** When an event happened by LINE's clock, when it came, and whether another module of the account holds the chat. */
export interface EventTiming {
  readonly mode: 'active' | 'standby' | 'unknown';
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** The bot does not answer what a redelivery brings after this; the customer has long gone on. */
const tooOldToAnswerMs = 10 * 60 * 1000;

/** Who wanted a person, or to leave, still does after an outage, but not on the next day. */
const tooOldToActMs = 24 * 60 * 60 * 1000;

/** Whether the event may change anything. What happens while another module holds the chat is context only. */
export function mayAct({ mode, occurredAt, receivedAt }: EventTiming): boolean {
  return mode === 'active' && receivedAt.getTime() - occurredAt.getTime() < tooOldToActMs;
}

export function mayAnswer(event: EventTiming): boolean {
  return mayAct(event) && event.receivedAt.getTime() - event.occurredAt.getTime() < tooOldToAnswerMs;
}
