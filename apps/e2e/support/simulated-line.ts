import { system } from './system';

interface PhoneMessage {
  readonly direction: 'fromCustomer' | 'toCustomer';
  readonly via: 'reply' | 'push' | null;
  readonly paid: boolean;
  readonly type: string;
  readonly message: { readonly text?: string };
}

/** What a call to LINE gets instead of an answer; see `faults.schema.ts` of the simulator. */
interface LineFault {
  readonly mode: 'status' | 'accept_then_drop';
  readonly status?: number;
  readonly times?: number;
}

async function call<Answer>(method: string, route: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${system.phoneUrl}/_simulator${route}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** The control side of the simulated LINE: what cannot be seen on the phone's screen. */
export const simulatedLine = {
  addCustomer: (displayName: string) => call<{ userId: string }>('POST', '/customers', { displayName }),
  customerWrites: (userId: string, text: string) =>
    call<unknown>('POST', `/customers/${userId}/messages`, { type: 'text', text }),
  /** The account is taken into a new group, in which a customer writes. */
  groupWrites: async (displayName: string, userId: string, text: string) => {
    const group = { displayName, memberIds: [userId] };
    const { id } = await call<{ id: string }>('POST', '/groups', group);
    await call<unknown>('POST', `/groups/${id}/join`, {});
    await call<unknown>('POST', `/customers/${userId}/messages?in=${id}`, { type: 'text', text });
  },
  messagesOf: async (userId: string) =>
    (await call<{ messages: PhoneMessage[] }>('GET', `/customers/${userId}/messages`)).messages,
  /** Lets calls fail from now on, or, with null, no longer. */
  disturb: (faults: Partial<Record<'reply' | 'push' | 'info', LineFault | null>>) =>
    call<unknown>('POST', '/faults', faults),
  forgetRequests: () => call<void>('DELETE', '/requests'),
  violations: async () => (await call<{ violations: unknown[] }>('GET', '/requests')).violations,
};
