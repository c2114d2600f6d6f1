import type { Channel, ChatMessage, Customer, Faults, LoggedRequest, WebhookDelivery } from '../model/types';

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

const customerPath = (userId: string, rest = ''): string => `/customers/${encodeURIComponent(userId)}${rest}`;

export const controlApi = {
  customers: () => call<{ customers: Customer[] }>('GET', '/customers'),
  addCustomer: (displayName: string) => call<Customer>('POST', '/customers', { displayName }),
  messages: (userId: string) => call<{ messages: ChatMessage[] }>('GET', customerPath(userId, '/messages')),
  send: (userId: string, message: object) =>
    call<unknown>('POST', customerPath(userId, '/messages'), message),
  postback: (userId: string, postback: object) =>
    call<unknown>('POST', customerPath(userId, '/postback'), postback),
  unsend: (userId: string, messageId: string) =>
    call<unknown>('POST', customerPath(userId, '/unsend'), { messageId }),
  follow: (userId: string) => call<unknown>('POST', customerPath(userId, '/follow')),
  unfollow: (userId: string) => call<unknown>('POST', customerPath(userId, '/unfollow')),
  channel: () => call<Channel>('GET', '/channel'),
  faults: () => call<Faults>('GET', '/faults'),
  setFaults: (change: object) => call<Faults>('POST', '/faults', change),
  requests: () => call<{ requests: LoggedRequest[] }>('GET', '/requests'),
  webhooks: () => call<{ webhooks: WebhookDelivery[] }>('GET', '/webhooks'),
  reset: () => call<undefined>('POST', '/reset'),
};
