import type { Simulation } from '../simulation';
import { receives, recipientsOf, type Chat, type DeliveryRoute } from '../state/chat';
import { MINUTE } from '../state/rate-limits';
import type { SentMessage } from '../state/retry-keys';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { invalidProperty, LineError, refused } from './line-error';
import {
  acceptableMessages,
  deliverMessages,
  noteStandby,
  recipientKind,
  refuseForeignQuotes,
} from './message-delivery';
import { oncePerRetryKey } from './retried-call';

const USER_ID = /^U[0-9a-f]{32}$/;
const CHAT_ID = /^[UCR][0-9a-f]{32}$/;
const AGGREGATION_UNIT = /^[a-zA-Z0-9_]{1,30}$/;
const MAX_MULTICAST_RECIPIENTS = 500;

type SentAnswer = LineAnswer & { sentMessages: SentMessage[] | null };

/** The endpoints that send messages. */
export function sendingEndpoints(simulation: Simulation): LineEndpoint[] {
  const retryable = (
    name: 'push' | 'multicast' | 'narrowcast' | 'broadcast',
    send: (simulation: Simulation, call: LineCall) => SentAnswer,
  ): LineEndpoint => ({
    name,
    fault: name,
    method: 'POST',
    path: `/message/${name}`,
    takesRetryKey: true,
    answer: (call) => oncePerRetryKey(simulation, call, () => send(simulation, call)),
  });
  return [
    {
      name: 'reply',
      fault: 'reply',
      method: 'POST',
      path: '/message/reply',
      answer: (call) => reply(simulation, call),
    },
    retryable('push', push),
    retryable('multicast', multicast),
    retryable('narrowcast', narrowcast),
    retryable('broadcast', broadcast),
    {
      name: 'narrowcastProgress',
      fault: 'narrowcast',
      method: 'GET',
      path: '/message/progress/narrowcast',
      answer: (call) => narrowcastProgress(simulation, call),
    },
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
function reply(simulation: Simulation, call: LineCall): LineAnswer {
  const { replyToken } = call.body;
  if (typeof replyToken !== 'string' || replyToken === '') throw invalidProperty('replyToken');
  checkSendingOptions(call);
  const chat = simulation.findChat(simulation.replyTokens.ownerOf(replyToken) ?? '');
  const messages = acceptableMessages(simulation, call, recipientKind(chat));
  if (chat) refuseForeignQuotes(simulation, messages, chat.id);
  const use = simulation.replyTokens.use(replyToken);
  if (!use.ok || !chat) {
    const reason = use.ok ? 'unknown' : use.reason;
    // A caller cannot know to the second when a token ends; using one twice or inventing one is a mistake.
    const violation = reason === 'expired' ? {} : { rule: 'reply-token', detail: `The token is ${reason}` };
    throw new LineError(400, { message: 'Invalid reply token' }, violation);
  }
  noteStandby(chat, call);
  const { requestId } = call;
  const sentMessages = deliverMessages(simulation, chat, messages, { via: 'reply', paid: false, requestId });
  return { status: 200, body: { sentMessages }, paid: false };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-push-message */
function push(simulation: Simulation, call: LineCall): SentAnswer {
  const { to } = call.body;
  if (typeof to !== 'string' || !CHAT_ID.test(to)) throw invalidProperty('to');
  checkSendingOptions(call);
  const chat = simulation.findChat(to);
  const messages = acceptableMessages(simulation, call, recipientKind(chat));
  if (!chat || (chat.kind !== 'user' && !chat.isJoined)) {
    const detail = `${to} is not known to this channel; LINE forbids requests to user IDs that do not exist`;
    throw new LineError(400, { message: 'Failed to send messages' }, { rule: 'unknown-user', detail });
  }
  refuseForeignQuotes(simulation, messages, to);
  refuseFlood(simulation, to);
  const recipients = recipientsOf(chat, simulation.clock());
  // Also a push that reaches nobody is refused once nothing is left.
  if (!simulation.quota.hasRoomFor(Math.max(1, recipients))) throw monthlyLimitReached();
  noteStandby(chat, call);
  simulation.quota.count(recipients);
  const paid = recipients > 0;
  const { requestId } = call;
  const sentMessages = deliverMessages(simulation, chat, messages, { via: 'push', paid, requestId });
  return { status: 200, body: { sentMessages }, paid, sentMessages };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-multicast-message */
function multicast(simulation: Simulation, call: LineCall): SentAnswer {
  const { to } = call.body;
  if (!Array.isArray(to) || to.length === 0 || to.length > MAX_MULTICAST_RECIPIENTS) {
    const property = { message: `Size must be between 1 and ${MAX_MULTICAST_RECIPIENTS}`, property: 'to' };
    throw refused('recipients', { message: 'The request body has 1 error(s)', details: [property] });
  }
  const malformed = to.findIndex((userId) => typeof userId !== 'string' || !USER_ID.test(userId));
  if (malformed >= 0) throw invalidProperty(`to[${malformed}]`);
  const chats = [...new Set(to as string[])].flatMap((userId) => {
    const customer = simulation.customers.find(userId);
    if (!customer) call.note({ rule: 'unknown-user', detail: `${userId} is not known to this channel` });
    return customer ?? [];
  });
  return sendToMany(simulation, call, chats, 'multicast');
}

/** To every friend; the demographic filters are accepted and ignored, since customers here have no such data. */
function narrowcast(simulation: Simulation, call: LineCall): SentAnswer {
  return { ...sendToMany(simulation, call, friendsOf(simulation), 'narrowcast'), status: 202 };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message */
function broadcast(simulation: Simulation, call: LineCall): SentAnswer {
  return sendToMany(simulation, call, friendsOf(simulation), 'broadcast');
}

function friendsOf(simulation: Simulation): Chat[] {
  return simulation.customers.list().filter(({ isFollowing }) => isFollowing);
}

function sendToMany(
  simulation: Simulation,
  call: LineCall,
  chats: readonly Chat[],
  via: DeliveryRoute,
): SentAnswer {
  checkSendingOptions(call);
  const messages = acceptableMessages(simulation, call, 'person');
  refuseForeignQuotes(simulation, messages, null);
  const recipients = chats.filter((chat) => receives(chat, simulation.clock()));
  if (!simulation.quota.hasRoomFor(recipients.length)) throw monthlyLimitReached();
  simulation.quota.count(recipients.length);
  for (const chat of recipients) {
    noteStandby(chat, call);
    deliverMessages(simulation, chat, messages, { via, paid: true, requestId: call.requestId });
  }
  return { status: 200, body: {}, paid: recipients.length > 0, sentMessages: null };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status */
function narrowcastProgress(simulation: Simulation, call: LineCall): LineAnswer {
  const sent = simulation.requests.list().find(({ requestId }) => requestId === call.query['requestId']);
  if (!sent?.path.endsWith('/message/narrowcast')) throw new LineError(404, { message: 'Not found' });
  const count = simulation.customers
    .list()
    .filter(({ chat }) => chat.toArray().some(({ requestId }) => requestId === sent.requestId)).length;
  const counts = { successCount: count, failureCount: 0, targetCount: count };
  return {
    status: 200,
    body: { phase: 'succeeded', ...counts, acceptedTime: sent.at, completedTime: sent.at },
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
  throw new LineError(429, { message });
}

function monthlyLimitReached(): LineError {
  return new LineError(429, { message: 'You have reached your monthly limit.' });
}
