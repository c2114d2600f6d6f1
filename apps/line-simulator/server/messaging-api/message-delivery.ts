import { refuseMessages, refusal } from '../rules/message-rules';
import type { Simulation } from '../simulation';
import { appendMessage, receives, type Chat, type DeliveryRoute } from '../state/chat';
import type { SentMessage } from '../state/retry-keys';
import type { LineCall } from './line-call';
import { refused } from './line-error';

/** The types LINE gives a quote token for. */
const QUOTABLE_TYPES = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];

type MessageObject = Record<string, unknown> & { type: string };

/** The messages of a call once they passed LINE's rules for this kind of chat; throws LINE's 400 otherwise. */
export function acceptableMessages(
  simulation: Simulation,
  call: LineCall,
  recipient: 'person' | 'group' | 'anybody',
): MessageObject[] {
  const reason = refuseMessages(call.body['messages'], { ...simulation.settings, recipient });
  if (reason) throw refused('message', reason);
  return call.body['messages'] as MessageObject[];
}

/** What is allowed in a message depends on whether it goes to a person or to a group. */
export function recipientKind(chat: Chat | undefined): 'person' | 'group' {
  return chat && chat.kind !== 'user' ? 'group' : 'person';
}

/** A quote token works only in the chat it came from. */
export function refuseForeignQuotes(
  simulation: Simulation,
  messages: readonly MessageObject[],
  chatId: string | null,
): void {
  const details = messages.flatMap(({ quoteToken }, index) => {
    if (typeof quoteToken !== 'string') return [];
    const isOfThisChat = chatId !== null && simulation.quoteTokens.find(quoteToken)?.chatId === chatId;
    return isOfThisChat
      ? []
      : [{ message: 'Invalid quote token', property: `messages[${index}].quoteToken` }];
  });
  if (details.length > 0) throw refused('quote-token', refusal(details));
}

/** Puts the messages on the phone if they can arrive there, and returns what LINE returns for them either way. */
export function deliverMessages(
  simulation: Simulation,
  chat: Chat,
  messages: readonly MessageObject[],
  about: { via: DeliveryRoute; paid: boolean; requestId: string },
): SentMessage[] {
  const now = simulation.clock();
  return messages.map((message) => {
    const id = simulation.mint.messageId();
    const isQuotable = QUOTABLE_TYPES.includes(message.type);
    const quoteToken = isQuotable ? simulation.quoteTokens.issue(chat.id, id) : undefined;
    if (receives(chat, now)) {
      const entry = withQuotedMessage(simulation, message);
      const shown = appendMessage(
        chat,
        { id, direction: 'toCustomer', type: message.type, message: entry, ...about },
        now,
      );
      simulation.stream.send({ type: 'message', userId: chat.id, message: shown });
    }
    return quoteToken ? { id, quoteToken } : { id };
  });
}

/** LINE says a standby channel "shouldn't send any messages"; it answers as usual, so it is only noted. */
export function noteStandby(chat: Chat, call: LineCall, act = 'Sent to'): void {
  if (!chat.isStandby) return;
  const detail = `${act} ${chat.id} although the last webhook was in standby mode`;
  call.note({ rule: 'standby', detail });
}

/** The phone shows which message is quoted; the token itself says nothing to it. */
function withQuotedMessage(simulation: Simulation, message: MessageObject): MessageObject {
  const { quoteToken } = message;
  if (typeof quoteToken !== 'string') return message;
  const quotedMessageId = simulation.quoteTokens.find(quoteToken)?.messageId;
  return quotedMessageId ? { ...message, quotedMessageId } : message;
}
