import type {
  Channel,
  Chat,
  ChatMessage,
  Customer,
  Faults,
  Group,
  LoggedRequest,
  RichMenu,
  RichMenus,
  StreamEvent,
  WebhookDelivery,
} from './types';

const MAX_LOG_ROWS = 300;
const NO_RICH_MENUS: RichMenus = { defaultRichMenuId: null, richMenus: [] };

export interface SimulatorState {
  isConnected: boolean;
  channel: Channel | null;
  customers: Customer[];
  groups: Group[];
  /** Chats that were opened, by user or group id; others are loaded when they are. */
  chats: Readonly<Record<string, ChatMessage[]>>;
  unread: Readonly<Record<string, number>>;
  richMenus: RichMenus;
  requests: LoggedRequest[];
  webhooks: WebhookDelivery[];
  faults: Faults | null;
  violationCount: number;
}

export type LoadedState = Pick<
  SimulatorState,
  'customers' | 'groups' | 'richMenus' | 'requests' | 'webhooks' | 'violationCount'
> & { channel: Channel; faults: Faults };

export type SimulatorChange =
  | StreamEvent
  | { type: 'loaded'; state: LoadedState }
  | { type: 'chatLoaded'; userId: string; messages: ChatMessage[] }
  | { type: 'connection'; isConnected: boolean }
  | { type: 'seen'; userId: string };

export const emptyState: SimulatorState = {
  isConnected: false,
  channel: null,
  customers: [],
  groups: [],
  chats: {},
  unread: {},
  richMenus: NO_RICH_MENUS,
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
    case 'loaded':
      return { ...state, ...change.state };
    case 'chatLoaded':
      return { ...state, chats: { ...state.chats, [change.userId]: change.messages } };
    case 'message':
      return withMessage(state, change.userId, change.message);
    case 'messageChanged':
      return withChangedMessage(state, change.userId, change.message);
    case 'loading':
      return withChat(state, change.userId, { loadingUntil: change.until });
    case 'customer':
      return { ...state, customers: withReplaced(state.customers, change.customer) };
    case 'group':
      return { ...state, groups: withReplaced(state.groups, change.group) };
    case 'richMenus':
      return { ...state, richMenus: change.richMenus };
    case 'channel':
      return { ...state, channel: change.channel };
    case 'request':
      return withRequest(state, change.request);
    case 'requestsCleared':
      return { ...state, requests: [], violationCount: 0 };
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

/** The chat with this person or group. */
export function findChat(state: SimulatorState, id: string): Chat | undefined {
  return [...state.customers, ...state.groups].find((chat) => chat.id === id);
}

/** The menu this customer sees: the one linked to him or her, else the default; null without a picture. */
export function richMenuOf(state: SimulatorState, chat: Chat): RichMenu | null {
  if (chat.kind !== 'user') return null;
  const { defaultRichMenuId, richMenus } = state.richMenus;
  const shownId = chat.richMenuId ?? defaultRichMenuId;
  const menu = richMenus.find(({ richMenuId }) => richMenuId === shownId);
  return menu?.imagePath ? menu : null;
}

function withMessage(state: SimulatorState, chatId: string, message: ChatMessage): SimulatorState {
  const isFromAccount = message.direction === 'toCustomer';
  const next = withChat(state, chatId, {
    lastMessage: message,
    ...(isFromAccount ? { loadingUntil: null } : {}),
  });
  const unread = isFromAccount
    ? { ...state.unread, [chatId]: (state.unread[chatId] ?? 0) + 1 }
    : state.unread;
  const chat = state.chats[chatId];
  return chat
    ? { ...next, unread, chats: { ...state.chats, [chatId]: [...chat, message] } }
    : { ...next, unread };
}

function withChangedMessage(state: SimulatorState, chatId: string, message: ChatMessage): SimulatorState {
  const chat = state.chats[chatId];
  if (!chat) return state;
  const isSame = (entry: ChatMessage): boolean =>
    entry.id === message.id && entry.sentAt === message.sentAt && entry.direction === message.direction;
  return {
    ...state,
    chats: { ...state.chats, [chatId]: chat.map((entry) => (isSame(entry) ? message : entry)) },
  };
}

function withChat(
  state: SimulatorState,
  id: string,
  change: Partial<Pick<Chat, 'loadingUntil' | 'lastMessage'>>,
): SimulatorState {
  const changed = <Item extends Chat>(items: Item[]): Item[] =>
    items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return { ...state, customers: changed(state.customers), groups: changed(state.groups) };
}

function withReplaced<Item extends Chat>(items: Item[], item: Item): Item[] {
  const isKnown = items.some(({ id }) => id === item.id);
  return isKnown ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];
}

function withRequest(state: SimulatorState, request: LoggedRequest): SimulatorState {
  return {
    ...state,
    ...quotaAfter(state, request),
    requests: [...state.requests, request].slice(-MAX_LOG_ROWS),
    violationCount: state.violationCount + request.violations.length,
  };
}

/** Keeps the counter current without asking again; sending to many is corrected by the next load. */
function quotaAfter(state: SimulatorState, request: LoggedRequest): Pick<SimulatorState, 'faults'> {
  const { faults } = state;
  if (!faults || !request.paid) return { faults };
  return { faults: { ...faults, quota: { ...faults.quota, used: faults.quota.used + 1 } } };
}
