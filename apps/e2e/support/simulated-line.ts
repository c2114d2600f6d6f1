import { system } from './system';

interface PhoneMessage {
  readonly direction: 'fromCustomer' | 'toCustomer';
  readonly via: 'reply' | 'push' | null;
  readonly type: string;
  readonly message: { readonly text?: string };
}

async function call<Answer>(method: string, route: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${system.phoneUrl}/_simulator${route}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** The control side of the simulated LINE: what cannot be seen on the phone's screen. */
export const simulatedLine = {
  addCustomer: (displayName: string) => call<{ userId: string }>('POST', '/customers', { displayName }),
  customerWrites: (userId: string, text: string) =>
    call<unknown>('POST', `/customers/${userId}/messages`, { type: 'text', text }),
  messagesOf: async (userId: string) =>
    (await call<{ messages: PhoneMessage[] }>('GET', `/customers/${userId}/messages`)).messages,
  violations: async () => (await call<{ violations: unknown[] }>('GET', '/requests')).violations,
};
