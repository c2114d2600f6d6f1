import type { Message } from '@jsk/contracts/messages';
import type { Session, SessionStatus } from '@jsk/contracts/sessions';
import type { SessionSettings } from '@jsk/contracts/settings';
import { comparableText } from '@jsk/platform/text/comparable-text';
import type { HandoffRequest } from '../sessions';
import { findHandoffKeyword } from './handoff-keyword.policy';
import type { ActiveKeyword } from './handoff-keywords.repository';

/** What customers can type to get something done, besides asking the bot. */
export interface MeaningfulWords {
  readonly keywords: readonly ActiveKeyword[];
  readonly commands: Pick<SessionSettings, 'leaveQueueCommands' | 'endChatCommands' | 'continueCommands'>;
}

/** Who takes care of a customer's message. */
export type Decision =
  /** A person has the conversation, or will: the bot is silent. */
  | { readonly kind: 'person' }
  | { readonly kind: 'handoff'; readonly request: HandoffRequest }
  /** The customer leaves the queue, or ends the chat. */
  | { readonly kind: 'leave' }
  /** The customer takes a ticket back, or wants the last operator again: if there is none, what else it means. */
  | { readonly kind: 'withdraw' | 'continue'; readonly otherwise: Decision }
  | { readonly kind: 'bot'; readonly text: string }
  /** Nothing is said: pictures, stickers and what was taken back get no answer from the bot. */
  | { readonly kind: 'nobody' };

export function decide(
  { type, text }: Pick<Message, 'type' | 'text'>,
  { chatMode, session }: { chatMode: 'BOT' | 'HUMAN'; session: Pick<Session, 'status'> | null },
  words: MeaningfulWords,
): Decision {
  const said = type === 'text' ? text : null;
  if (session) {
    const leaves = said !== null && isCommandToLeave(said, session.status, words);
    return { kind: leaves ? 'leave' : 'person' };
  }
  if (said === null) return { kind: chatMode === 'HUMAN' ? 'person' : 'nobody' };
  const { leaveQueueCommands, continueCommands } = words.commands;
  const otherwise = withoutCommands(said, chatMode, words);
  if (isOneOf(leaveQueueCommands, said)) return { kind: 'withdraw', otherwise };
  if (isOneOf(continueCommands, said)) return { kind: 'continue', otherwise };
  return otherwise;
}

/** Who asks for a person gets one, also where an operator has silenced the bot. */
function withoutCommands(text: string, chatMode: 'BOT' | 'HUMAN', { keywords }: MeaningfulWords): Decision {
  const words = keywords.map(({ keyword }) => keyword);
  const keyword = findHandoffKeyword(words, text);
  if (keyword !== null) {
    const skillId = keywords.find((active) => active.keyword === keyword)?.skillId ?? null;
    return { kind: 'handoff', request: { trigger: { kind: 'KEYWORD', keyword }, skillId } };
  }
  return chatMode === 'HUMAN' ? { kind: 'person' } : { kind: 'bot', text };
}

/** "Leave the queue" says nothing to somebody who is served: the operator may ask what they mean. */
function isCommandToLeave(text: string, status: SessionStatus, { commands }: MeaningfulWords): boolean {
  const { leaveQueueCommands, endChatCommands } = commands;
  if (isOneOf(endChatCommands, text)) return true;
  return status === 'WAITING' && isOneOf(leaveQueueCommands, text);
}

/** A command is the whole message, however it is written. */
function isOneOf(commands: readonly string[], text: string): boolean {
  const said = comparableText(text);
  return commands.some((command) => comparableText(command) === said);
}

/** When an event happened by LINE's clock, when it came, and whether it is for us to act upon. */
export interface EventTiming {
  readonly mode: 'active' | 'standby' | 'unknown';
  /** An operator does not want to hear from the customer. */
  readonly isBarred: boolean;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** The bot does not answer what a redelivery brings after this; the customer has long gone on. */
const tooOldToAnswerMs = 10 * 60 * 1000;

/** Who wanted a person, or to leave, still does after an outage, but not on the next day. */
const tooOldToActMs = 24 * 60 * 60 * 1000;

/** Whether the event may change anything. What happens while another module holds the chat is context only. */
export function mayAct({ mode, isBarred, occurredAt, receivedAt }: EventTiming): boolean {
  return mode === 'active' && !isBarred && receivedAt.getTime() - occurredAt.getTime() < tooOldToActMs;
}

export function mayAnswer(event: EventTiming): boolean {
  return mayAct(event) && event.receivedAt.getTime() - event.occurredAt.getTime() < tooOldToAnswerMs;
}
