import type { Simulation } from '../simulation';
import { MINUTE } from '../state/rate-limits';
import type { AcceptedRequest, SentMessage } from '../state/retry-keys';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { invalidProperty, LineError, refused } from './line-error';
import { acceptableMessages, deliverMessages, noteStandby, refuseForeignQuotes } from './message-delivery';

const USER_ID = /^U[0-9a-f]{32}$/;
const CHAT_ID = /^[UCR][0-9a-f]{32}$/;
const AGGREGATION_UNIT = /^[a-zA-Z0-9_]{1,30}$/;
const MAX_MULTICAST_RECIPIENTS = 500;
const VALIDATED_KINDS = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'];

/** The endpoints that send messages, and those that only check them. */
export function sendingEndpoints(simulation: Simulation): LineEndpoint[] {
  const validate = VALIDATED_KINDS.map((kind): LineEndpoint => ({
    name: `validate-${kind}`,
    fault: 'validate',
    method: 'POST',
    path: `/message/validate/${kind}`,
    answer: (call) => {
      acceptableMessages(simulation, call);
      return { status: 200, body: {} };
    },
  }));
  return [
    {
      name: 'reply',
      fault: 'reply',
      method: 'POST',
      path: '/message/reply',
      answer: (call) => reply(simulation, call),
    },
    {
      name: 'push',
      fault: 'push',
      method: 'POST',
      path: '/message/push',
      takesRetryKey: true,
      answer: (call) => oncePerRetryKey(simulation, call, () => push(simulation, call)),
    },
    {
      name: 'multicast',
      fault: 'multicast',
      method: 'POST',
      path: '/message/multicast',
      takesRetryKey: true,
      answer: (call) => oncePerRetryKey(simulation, call, () => multicast(simulation, call)),
    },
    ...validate,
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
function reply(simulation: Simulation, call: LineCall): LineAnswer {
  const { replyToken } = call.body;
  if (typeof replyToken !== 'string' || replyToken === '') throw invalidProperty('replyToken');
  checkSendingOptions(call);
  const messages = acceptableMessages(simulation, call);
  const owner = simulation.replyTokens.ownerOf(replyToken);
  if (owner) refuseForeignQuotes(simulation, messages, owner);
  const use = simulation.replyTokens.use(replyToken);
  if (!use.ok) {
    const detail = `The reply token is ${use.reason}`;
    throw new LineError(400, { message: 'Invalid reply token' }, { rule: 'reply-token', detail });
  }
  const customer = simulation.customers.find(use.userId);
  if (!customer) throw new LineError(400, { message: 'Invalid reply token' }, { rule: 'reply-token' });
  noteStandby(customer, call);
  const { requestId } = call;
  const sentMessages = deliverMessages(simulation, customer, messages, {
    via: 'reply',
    paid: false,
    requestId,
  });
  return { status: 200, body: { sentMessages }, paid: false };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-push-message */
function push(simulation: Simulation, call: LineCall): LineAnswer & { sentMessages: SentMessage[] } {
  const { to } = call.body;
  if (typeof to !== 'string' || !CHAT_ID.test(to)) throw invalidProperty('to');
  checkSendingOptions(call);
  const messages = acceptableMessages(simulation, call);
  const customer = simulation.customers.find(to);
  if (!customer) {
    const detail = `${to} is not known to this channel; LINE forbids requests to user IDs that do not exist`;
    throw new LineError(400, { message: 'Failed to send messages' }, { rule: 'unknown-user', detail });
  }
  refuseForeignQuotes(simulation, messages, to);
  refuseFlood(simulation, to);
  if (!simulation.quota.hasRoomFor(1)) throw monthlyLimitReached();
  noteStandby(customer, call);
  const paid = customer.isFollowing;
  if (paid) simulation.quota.count(1);
  const { requestId } = call;
  const sentMessages = deliverMessages(simulation, customer, messages, { via: 'push', paid, requestId });
  return { status: 200, body: { sentMessages }, paid, sentMessages };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-multicast-message */
function multicast(simulation: Simulation, call: LineCall): LineAnswer & { sentMessages: null } {
  const { to } = call.body;
  if (!Array.isArray(to) || to.length === 0 || to.length > MAX_MULTICAST_RECIPIENTS) {
    const property = { message: `Size must be between 1 and ${MAX_MULTICAST_RECIPIENTS}`, property: 'to' };
    throw refused('recipients', { message: 'The request body has 1 error(s)', details: [property] });
  }
  const malformed = to.findIndex((userId) => typeof userId !== 'string' || !USER_ID.test(userId));
  if (malformed >= 0) throw invalidProperty(`to[${malformed}]`);
  checkSendingOptions(call);
  const messages = acceptableMessages(simulation, call);
  const recipients = [...new Set(to as string[])].flatMap((userId) => {
    const customer = simulation.customers.find(userId);
    if (!customer) call.note({ rule: 'unknown-user', detail: `${userId} is not known to this channel` });
    return customer?.isFollowing ? [customer] : [];
  });
  if (!simulation.quota.hasRoomFor(recipients.length)) throw monthlyLimitReached();
  simulation.quota.count(recipients.length);
  const about = { via: 'multicast', paid: true, requestId: call.requestId } as const;
  for (const customer of recipients) deliverMessages(simulation, customer, messages, about);
  return { status: 200, body: {}, paid: recipients.length > 0, sentMessages: null };
}

/** A retry key that was accepted answers 409 with the first outcome; one that was refused stays free. */
function oncePerRetryKey(
  simulation: Simulation,
  call: LineCall,
  send: () => LineAnswer & { sentMessages: SentMessage[] | null },
): LineAnswer {
  const { retryKey, requestId, rawBody } = call;
  const accepted = retryKey ? simulation.retryKeys.find(retryKey) : undefined;
  if (accepted) return alreadyAccepted(simulation, call, accepted);
  const { sentMessages, ...answer } = send();
  if (retryKey) simulation.retryKeys.remember(retryKey, { requestId, sentMessages, rawBody });
  return answer;
}

function alreadyAccepted(simulation: Simulation, call: LineCall, accepted: AcceptedRequest): LineAnswer {
  if (!simulation.retryKeys.isSameBody(accepted, call.rawBody)) {
    call.note({ rule: 'retry-key', detail: 'The retried body differs from the accepted one' });
  }
  const message = 'The retry key is already accepted';
  return {
    status: 409,
    body: accepted.sentMessages ? { message, sentMessages: accepted.sentMessages } : { message },
    headers: { 'x-line-accepted-request-id': accepted.requestId },
    paid: false,
  };
}

function checkSendingOptions(call: LineCall): void {
  const { notificationDisabled, customAggregationUnits: units } = call.body;
  if (notificationDisabled !== undefined && typeof notificationDisabled !== 'boolean') {
    throw invalidProperty('notificationDisabled');
  }
  if (units === undefined) return;
  const isValid =
    Array.isArray(units) && units.length <= 1 && units.every((unit) => AGGREGATION_UNIT.test(String(unit)));
  if (!isValid) throw invalidProperty('customAggregationUnits');
}

/** LINE answers 429 to many pushes to one person but documents neither number nor text; both are ours. */
function refuseFlood(simulation: Simulation, userId: string): void {
  const perMinute = simulation.faults.current.sameUserPushesPerMinute;
  if (perMinute === null) return;
  if (simulation.rateLimits.take(`push to ${userId}`, { requests: perMinute, perMs: MINUTE })) return;
  const message = 'A large number of messages were sent to the same user. Try again later.';
  throw new LineError(429, { message }, { rule: 'same-user-flood' });
}

function monthlyLimitReached(): LineError {
  return new LineError(429, { message: 'You have reached your monthly limit.' });
}
