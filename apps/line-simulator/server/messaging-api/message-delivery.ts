import { refuseMessages, refusal } from '../rules/message-rules';
import type { Simulation } from '../simulation';
import type { Customer, DeliveryRoute } from '../state/customers';
import type { SentMessage } from '../state/retry-keys';
import type { LineCall } from './line-call';
import { refused } from './line-error';

/** The types LINE gives a quote token for. */
const QUOTABLE_TYPES = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];

type MessageObject = Record<string, unknown> & { type: string };

/** The messages of a call once they passed LINE's rules; throws LINE's 400 otherwise. */
export function acceptableMessages(simulation: Simulation, call: LineCall): MessageObject[] {
  const reason = refuseMessages(call.body['messages'], simulation.settings);
  if (reason) throw refused('message', reason);
  return call.body['messages'] as MessageObject[];
}

/** A quote token works only in the chat it came from. */
export function refuseForeignQuotes(
  simulation: Simulation,
  messages: readonly MessageObject[],
  userId: string,
): void {
  const details = messages.flatMap(({ quoteToken }, index) => {
    if (typeof quoteToken !== 'string') return [];
    const isOfThisChat = simulation.quoteTokens.find(quoteToken)?.userId === userId;
    return isOfThisChat
      ? []
      : [{ message: 'Invalid quote token', property: `messages[${index}].quoteToken` }];
  });
  if (details.length > 0) throw refused('quote-token', refusal(details));
}

/**
 * Puts the messages on the customer's phone, unless he or she blocked the account, and returns what LINE
 * returns for them either way.
 */
export function deliverMessages(
  simulation: Simulation,
  customer: Customer,
  messages: readonly MessageObject[],
  about: { via: DeliveryRoute; paid: boolean; requestId: string },
): SentMessage[] {
  return messages.map((message) => {
    const id = simulation.mint.messageId();
    const isQuotable = QUOTABLE_TYPES.includes(message.type);
    const quoteToken = isQuotable ? simulation.quoteTokens.issue(customer.userId, id) : undefined;
    if (customer.isFollowing) {
      const shown = simulation.customers.append(customer, {
        id,
        direction: 'toCustomer',
        type: message.type,
        message: withQuotedMessage(simulation, message),
        ...about,
      });
      simulation.stream.send({ type: 'message', userId: customer.userId, message: shown });
    }
    return quoteToken ? { id, quoteToken } : { id };
  });
}

/** LINE says a standby channel "shouldn't send any messages"; it answers as usual, so it is only noted. */
export function noteStandby(customer: Customer, call: LineCall): void {
  if (!customer.isStandby) return;
  call.note({
    rule: 'standby',
    detail: `Sent to ${customer.userId} although the last webhook was in standby mode`,
  });
}

/** The phone shows which message is quoted; the token itself says nothing to it. */
function withQuotedMessage(simulation: Simulation, message: MessageObject): MessageObject {
  const { quoteToken } = message;
  if (typeof quoteToken !== 'string') return message;
  const quotedMessageId = simulation.quoteTokens.find(quoteToken)?.messageId;
  return quotedMessageId ? { ...message, quotedMessageId } : message;
}
