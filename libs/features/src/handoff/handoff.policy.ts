import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { InboundMessage } from '@jsk/line/inbound-event';
import { findHandoffKeyword } from './handoff-keyword.policy';

/** Who takes care of a customer's message. */
export type Decision =
  /** A person has the conversation, or will: the bot is silent. */
  | { readonly kind: 'person' }
  | { readonly kind: 'handoff'; readonly trigger: HandoffTrigger }
  | { readonly kind: 'bot'; readonly text: string }
  /** Nothing is said: pictures and stickers get no answer from the bot. */
  | { readonly kind: 'nobody' };

export function decide(
  message: InboundMessage,
  chatMode: 'BOT' | 'HUMAN',
  hasOpenSession: boolean,
  keywords: readonly string[],
): Decision {
  if (hasOpenSession || chatMode === 'HUMAN') return { kind: 'person' };
  if (message.type !== 'text') return { kind: 'nobody' };
  const keyword = findHandoffKeyword(keywords, message.text);
  if (keyword !== null) return { kind: 'handoff', trigger: { kind: 'KEYWORD', keyword } };
  return { kind: 'bot', text: message.text };
}
