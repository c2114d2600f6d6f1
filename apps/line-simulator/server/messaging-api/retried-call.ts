import type { Simulation } from '../simulation';
import type { AcceptedRequest, SentMessage } from '../state/retry-keys';
import type { LineAnswer, LineCall } from './line-call';

/**
 * A retry key that was accepted answers 409 with the first outcome; one that was refused stays free.
 * Source: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function oncePerRetryKey(
  simulation: Simulation,
  call: LineCall,
  send: () => LineAnswer & { sentMessages: SentMessage[] | null },
): LineAnswer {
  const { retryKey, requestId, rawBody } = call;
  if (!retryKey) return withoutSentMessages(send());
  if (!simulation.retryKeys.isSameBody(retryKey, rawBody)) {
    call.note({ rule: 'retry-key', detail: 'The retried body differs from the first one under this key' });
  }
  const accepted = simulation.retryKeys.find(retryKey);
  if (accepted) return alreadyAccepted(accepted);
  if (simulation.retryKeys.isForgotten(retryKey)) {
    const detail = 'Used again more than 24 hours after it was accepted: the message is sent twice';
    call.note({ rule: 'retry-key', detail });
  }
  const answer = send();
  const { sentMessages } = answer;
  simulation.retryKeys.remember(retryKey, { requestId, sentMessages, rawBody });
  return withoutSentMessages(answer);
}

function withoutSentMessages(answer: LineAnswer & { sentMessages: SentMessage[] | null }): LineAnswer {
  const { sentMessages: _, ...rest } = answer;
  return rest;
}

function alreadyAccepted(accepted: AcceptedRequest): LineAnswer {
  const message = 'The retry key is already accepted';
  return {
    status: 409,
    body: accepted.sentMessages ? { message, sentMessages: accepted.sentMessages } : { message },
    headers: { 'x-line-accepted-request-id': accepted.requestId },
    paid: false,
  };
}
