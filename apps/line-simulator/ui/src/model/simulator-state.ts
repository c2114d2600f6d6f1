import type {
  Channel,
  ChatMessage,
  Customer,
  Faults,
  LoggedRequest,
  StreamEvent,
  WebhookDelivery,
} from './types';

const MAX_LOG_ROWS = 300;

export interface SimulatorState {
  isConnected: boolean;
  channel: Channel | null;
  customers: Customer[];
  /** Chats that were opened, by customer; others are loaded when they are. */
  chats: Readonly<Record<string, ChatMessage[]>>;
  unread: Readonly<Record<string, number>>;
  requests: LoggedRequest[];
  webhooks: WebhookDelivery[];
  faults: Faults | null;
  violationCount: number;
}

export type SimulatorChange =
  | StreamEvent
  | {
      type: 'loaded';
      channel: Channel;
      customers: Customer[];
      requests: LoggedRequest[];
      webhooks: WebhookDelivery[];
      faults: Faults;
    }
  | { type: 'chatLoaded'; userId: string; messages: ChatMessage[] }
  | { type: 'connection'; isConnected: boolean }
  | { type: 'seen'; userId: string };

export const emptyState: SimulatorState = {
  isConnected: false,
  channel: null,
  customers: [],
  chats: {},
  unread: {},
  requests: [],
  webhooks: [],
  faults: null,
  violationCount: 0,
};

/** What the page shows after one more thing happened on the simulated platform. */
export function reduce(state: SimulatorState, change: SimulatorChange): SimulatorState {
  switch (change.type) {
    case 'connection':
      return { ...state, isConnected: change.isConnected };
    case 'loaded': {
      const { channel, customers, requests, webhooks, faults } = change;
      const violationCount = requests.reduce((sum, request) => sum + request.violations.length, 0);
      return { ...state, channel, customers, requests, webhooks, faults, violationCount };
    }
    case 'chatLoaded':
      return { ...state, chats: { ...state.chats, [change.userId]: change.messages } };
    case 'message':
      return withMessage(state, change.userId, change.message);
    case 'messageChanged':
      return withChangedMessage(state, change.userId, change.message);
    case 'loading':
      return withCustomer(state, change.userId, { loadingUntil: change.until });
    case 'customer':
      return withReplacedCustomer(state, change.customer);
    case 'request': {
      const requests = [...state.requests, change.request].slice(-MAX_LOG_ROWS);
      const quota = quotaAfter(state, change.request);
      return {
        ...state,
        ...quota,
        requests,
        violationCount: state.violationCount + change.request.violations.length,
      };
    }
    case 'webhook':
      return { ...state, webhooks: [...state.webhooks, change.webhook].slice(-MAX_LOG_ROWS) };
    case 'faults':
      return { ...state, faults: change.faults };
    case 'seen':
      return state.unread[change.userId]
        ? { ...state, unread: { ...state.unread, [change.userId]: 0 } }
        : state;
    case 'reset':
      return { ...emptyState, isConnected: state.isConnected, channel: state.channel };
  }
}

function withMessage(state: SimulatorState, userId: string, message: ChatMessage): SimulatorState {
  const isFromAccount = message.direction === 'toCustomer';
  const next = withCustomer(state, userId, {
    lastMessage: message,
    ...(isFromAccount ? { loadingUntil: null } : {}),
  });
  const unread = isFromAccount
    ? { ...state.unread, [userId]: (state.unread[userId] ?? 0) + 1 }
    : state.unread;
  const chat = state.chats[userId];
  return chat
    ? { ...next, unread, chats: { ...state.chats, [userId]: [...chat, message] } }
    : { ...next, unread };
}

function withChangedMessage(state: SimulatorState, userId: string, message: ChatMessage): SimulatorState {
  const chat = state.chats[userId];
  if (!chat) return state;
  const isSame = (entry: ChatMessage): boolean =>
    entry.id === message.id && entry.sentAt === message.sentAt && entry.direction === message.direction;
  return {
    ...state,
    chats: { ...state.chats, [userId]: chat.map((entry) => (isSame(entry) ? message : entry)) },
  };
}

function withCustomer(state: SimulatorState, userId: string, change: Partial<Customer>): SimulatorState {
  const customers = state.customers.map((customer) =>
    customer.userId === userId ? { ...customer, ...change } : customer,
  );
  return { ...state, customers };
}

function withReplacedCustomer(state: SimulatorState, customer: Customer): SimulatorState {
  const isKnown = state.customers.some(({ userId }) => userId === customer.userId);
  return isKnown
    ? withCustomer(state, customer.userId, customer)
    : { ...state, customers: [...state.customers, customer] };
}

/** Keeps the counter current without asking again; multicast is corrected by the next load. */
function quotaAfter(state: SimulatorState, request: LoggedRequest): Pick<SimulatorState, 'faults'> {
  const { faults } = state;
  if (!faults || !request.paid) return { faults };
  return { faults: { ...faults, quota: { ...faults.quota, used: faults.quota.used + 1 } } };
}
