import { emptyState, reduce, type SimulatorState } from './simulator-state';
import type { ChatMessage, Customer } from './types';

const customer: Customer = {
  userId: 'U1',
  displayName: 'สมชาย ใจดี',
  statusMessage: null,
  isFollowing: true,
  loadingUntil: '2026-11-21T03:00:20Z',
  lastMessage: null,
};

function message(change: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: '1',
    direction: 'toCustomer',
    type: 'text',
    message: { type: 'text', text: 'สวัสดีค่ะ' },
    via: 'reply',
    paid: false,
    contentPath: null,
    sentAt: '2026-11-21T03:00:00Z',
    readAt: null,
    unsentAt: null,
    ...change,
  };
}

const opened: SimulatorState = { ...emptyState, customers: [customer], chats: { U1: [] } };

describe('what the phones show', () => {
  it('gains a message, which ends the loading animation and counts as unread', () => {
    const state = reduce(opened, { type: 'message', userId: 'U1', message: message() });

    expect(state.chats['U1']).toHaveLength(1);
    expect(state.customers[0]).toMatchObject({ loadingUntil: null, lastMessage: { id: '1' } });
    expect(state.unread['U1']).toBe(1);
    expect(reduce(state, { type: 'seen', userId: 'U1' }).unread['U1']).toBe(0);
  });

  it('keeps the loading animation while only the customer writes', () => {
    const own = message({ direction: 'fromCustomer' });
    const state = reduce(opened, { type: 'message', userId: 'U1', message: own });

    expect(state.customers[0]?.loadingUntil).toBe(customer.loadingUntil);
    expect(state.unread['U1']).toBeUndefined();
  });

  it('replaces a message that was read or unsent', () => {
    const written = reduce(opened, { type: 'message', userId: 'U1', message: message() });
    const unsent = message({ message: null, unsentAt: '2026-11-21T03:01:00Z' });

    expect(reduce(written, { type: 'messageChanged', userId: 'U1', message: unsent }).chats['U1']).toEqual([
      unsent,
    ]);
  });

  it('adds a customer once', () => {
    const renamed = { ...customer, displayName: 'สมชาย' };
    const state = reduce(reduce(opened, { type: 'customer', customer: renamed }), {
      type: 'customer',
      customer: renamed,
    });

    expect(state.customers).toEqual([renamed]);
  });
});
