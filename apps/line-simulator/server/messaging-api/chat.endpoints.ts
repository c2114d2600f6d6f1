import { Inspection, type Complaint } from '../rules/inspection';
import { refusal } from '../rules/message-rules';
import type { Simulation } from '../simulation';
import { receives } from '../state/chat';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError, refused } from './line-error';
import { noteStandby } from './message-delivery';

const USER_ID = /^U[0-9a-f]{32}$/;
const DEFAULT_LOADING_SECONDS = 20;

/** Profile, loading animation and marking as read. */
export function chatEndpoints(simulation: Simulation): LineEndpoint[] {
  return [
    {
      name: 'profile',
      fault: 'profile',
      method: 'GET',
      path: '/profile/:userId',
      answer: (call) => profile(simulation, call),
    },
    {
      name: 'loading',
      fault: 'loading',
      method: 'POST',
      path: '/chat/loading/start',
      answer: (call) => startLoading(simulation, call),
    },
    {
      name: 'markAsRead',
      fault: 'markAsRead',
      method: 'POST',
      path: '/chat/markAsRead',
      answer: (call) => markAsRead(simulation, call),
    },
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#get-profile */
function profile(simulation: Simulation, call: LineCall): LineAnswer {
  const userId = call.params['userId'] ?? '';
  if (!USER_ID.test(userId)) {
    const message = "The value for the 'userId' parameter is invalid";
    throw new LineError(400, { message }, { rule: 'user-id', detail: `${userId} is not a user ID` });
  }
  const customer = simulation.customers.find(userId);
  if (!customer) {
    const detail = `${userId} is not known to this channel; LINE forbids requests to user IDs that do not exist`;
    throw new LineError(404, { message: 'Not found' }, { rule: 'unknown-user', detail });
  }
  const isReachable = customer.isFollowing || customer.lastWroteAt !== null;
  if (!isReachable || customer.isBlocked || customer.isDeleted || !customer.profileAvailable) {
    throw new LineError(404, { message: 'Not found' });
  }
  const { displayName, language, pictureUrl, statusMessage } = customer;
  return {
    status: 200,
    body: {
      userId,
      displayName,
      ...(language ? { language } : {}),
      ...(pictureUrl ? { pictureUrl } : {}),
      ...(statusMessage ? { statusMessage } : {}),
    },
  };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator */
function startLoading(simulation: Simulation, call: LineCall): LineAnswer {
  const { chatId, loadingSeconds = DEFAULT_LOADING_SECONDS } = call.body;
  const complaints: Complaint[] = [];
  Inspection.plain(chatId, 'chatId', complaints, simulation.settings).requiredText(100);
  if (typeof chatId === 'string' && chatId !== '' && !USER_ID.test(chatId)) {
    complaints.push({ message: 'Must be a user ID', property: 'chatId' });
  }
  Inspection.plain(loadingSeconds, 'loadingSeconds', complaints, simulation.settings).requiredNumber(5, 60);
  if (complaints.length === 0 && Number(loadingSeconds) % 5 !== 0) {
    complaints.push({ message: 'must be a multiple of five', property: 'loadingSeconds' });
  }
  if (complaints.length > 0) throw refused('loading', refusal(complaints));
  const customer = simulation.customers.find(String(chatId));
  if (!customer)
    call.note({ rule: 'unknown-user', detail: `${String(chatId)} is not known to this channel` });
  if (customer) noteStandby(customer, call, 'Showed a loading animation to');
  if (customer && receives(customer, simulation.clock())) {
    const until = new Date(simulation.clock() + Number(loadingSeconds) * 1000).toISOString();
    customer.loadingUntil = until;
    simulation.stream.send({ type: 'loading', userId: customer.userId, until });
  }
  return { status: 202, body: {} };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#mark-as-read */
function markAsRead(simulation: Simulation, call: LineCall): LineAnswer {
  const { markAsReadToken } = call.body;
  const known = typeof markAsReadToken === 'string' ? simulation.readTokens.find(markAsReadToken) : undefined;
  const chat = known ? simulation.findChat(known.chatId) : undefined;
  if (!known || !chat) {
    const message = 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.';
    throw new LineError(400, { message }, { rule: 'mark-as-read' });
  }
  noteStandby(chat, call, 'Marked as read the messages of');
  const readAt = new Date(simulation.clock()).toISOString();
  const upTo = BigInt(known.messageId);
  for (const message of chat.chat.toArray()) {
    const isEarlier = message.id === null || BigInt(message.id) <= upTo;
    if (message.direction !== 'fromCustomer' || message.readAt || !isEarlier) continue;
    message.readAt = readAt;
    simulation.stream.send({ type: 'messageChanged', userId: chat.id, message });
  }
  return { status: 200, body: {} };
}
