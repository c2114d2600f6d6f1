import type {
  Channel,
  ChatMessage,
  Customer,
  Faults,
  Group,
  LoggedRequest,
  RichMenus,
  WebhookDelivery,
} from '../model/types';

/** A refusal of the control API, in its own words. */
class ControlApiError extends Error {}

async function call<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await fetch(`/_simulator${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text ? JSON.parse(text) : undefined;
  if (response.ok) return json as Result;
  throw new ControlApiError((json as { message?: string } | undefined)?.message ?? `HTTP ${response.status}`);
}

const act = (path: string, body?: object): Promise<unknown> => call<unknown>('POST', path, body);
const customerPath = (userId: string, rest: string): string =>
  `/customers/${encodeURIComponent(userId)}${rest}`;
const groupPath = (groupId: string, rest: string): string => `/groups/${encodeURIComponent(groupId)}${rest}`;

export const controlApi = {
  customers: () => call<{ customers: Customer[] }>('GET', '/customers'),
  addCustomer: (displayName: string) => call<Customer>('POST', '/customers', { displayName }),
  groups: () => call<{ groups: Group[] }>('GET', '/groups'),
  addGroup: (displayName: string, memberIds: string[]) =>
    call<Group>('POST', '/groups', { displayName, memberIds }),
  /** The messages of a person's or a group's chat, told apart by the first letter of the id. */
  messages: (chatId: string) =>
    call<{ messages: ChatMessage[] }>(
      'GET',
      chatId.startsWith('U') ? customerPath(chatId, '/messages') : groupPath(chatId, '/messages'),
    ),
  follow: (userId: string) => act(customerPath(userId, '/follow')),
  unfollow: (userId: string) => act(customerPath(userId, '/unfollow')),
  sendEvent: (userId: string, event: object) => act(customerPath(userId, '/events'), event),
  joinGroup: (groupId: string) => act(groupPath(groupId, '/join')),
  leaveGroup: (groupId: string) => act(groupPath(groupId, '/leave')),
  richMenus: () => call<RichMenus>('GET', '/rich-menus'),
  channel: () => call<Channel>('GET', '/channel'),
  changeChannel: (change: object) => call<Channel>('POST', '/channel', change),
  sendAccountEvent: (type: string) => act('/channel/events', { type }),
  faults: () => call<Faults>('GET', '/faults'),
  setFaults: (change: object) => call<Faults>('POST', '/faults', change),
  requests: () => call<{ requests: LoggedRequest[]; violations: unknown[] }>('GET', '/requests'),
  clearRequests: () => call<undefined>('DELETE', '/requests'),
  webhooks: () => call<{ webhooks: WebhookDelivery[] }>('GET', '/webhooks'),
  reset: () => call<undefined>('POST', '/reset'),
};

/** What somebody can do in a chat: in the one with the account, or in a group as one of its members. */
export interface ChatActs {
  send: (message: object) => Promise<unknown>;
  sendAlbum: (album: object) => Promise<unknown>;
  postback: (postback: object) => Promise<unknown>;
  edit: (messageId: string, text: string) => Promise<unknown>;
  unsend: (messageId: string) => Promise<unknown>;
}

export function chatActs(authorId: string, chatId: string): ChatActs {
  const place = authorId === chatId ? '' : `?in=${encodeURIComponent(chatId)}`;
  const path = (name: string): string => customerPath(authorId, `/${name}${place}`);
  return {
    send: (message) => act(path('messages'), message),
    sendAlbum: (album) => act(path('albums'), album),
    postback: (postback) => act(path('postback'), postback),
    edit: (messageId, text) => act(path('edit'), { messageId, text }),
    unsend: (messageId) => act(path('unsend'), { messageId }),
  };
}
