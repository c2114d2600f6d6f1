import {
  conversationFilterSchema,
  getConversation,
  listConversations,
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
} from '@jsk/contracts/conversations';
import type { User } from '@jsk/contracts/auth';
import { QueryObserver, type InfiniteData } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import {
  activeSessionOf,
  aConversation,
  aMessage,
  aSession,
  customerId,
  malee,
  minute,
  somchai,
} from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection, type FakeConnection } from '@/testing/fake-connection';
import { isInFilter } from './conversation-cache';
import {
  conversationCountsOptions,
  conversationKeys,
  conversationListOptions,
  conversationOptions,
  type ConversationList,
} from './conversation-queries';
import { startLiveSync } from './live-sync';
import { createQueryClient } from './query-client';
import { createTypingOperators } from './typing-operators';
import { createViewingOperators } from './viewing-operators';

const filters = conversationFilterSchema.options;
let clock = 100;
let conversations: Map<string, Conversation>;
let api: FakeApi;
let connection: FakeConnection;
let client: ReturnType<typeof createQueryClient>;
let openId: string | null;
let stop: () => void;

beforeEach(async () => {
  openId = null;
  conversations = new Map();
  for (let n = 1; n <= 5; n++) {
    const lineUserId = customerId(n);
    const lastMessage = aMessage({ lineUserId, createdAt: minute(n) });
    conversations.set(lineUserId, aConversation({ lineUserId, lastMessage, customerMessageCount: 1 }));
  }
  serve();
  client = createQueryClient();
  connection = createFakeConnection();
  stop = startLiveSync(connection, {
    client,
    operatorId: somchai.id,
    isBeingRead: (lineUserId) => lineUserId === openId,
    onSent: () => {},
    typing: createTypingOperators(),
    viewing: createViewingOperators(somchai.id),
    onCustomerWrote: () => {},
  });
  for (const status of filters) await client.fetchInfiniteQuery(conversationListOptions(viewOf(status)));
  await client.fetchQuery(conversationCountsOptions);
});

afterEach(() => stop());

const viewOf = (status: ConversationFilter) => ({ status, q: '', unreadOnly: false });

function serve() {
  api = createFakeApi();
  const listed = (status: ConversationFilter) =>
    [...conversations.values()]
      .filter((one) => isInFilter(status, one, somchai.id))
      .sort((a, b) =>
        status === 'waiting'
          ? Date.parse(a.waitingSince ?? '') - Date.parse(b.waitingSince ?? '')
          : Date.parse(b.lastMessage?.createdAt ?? '') - Date.parse(a.lastMessage?.createdAt ?? ''),
      );
  api.on(listConversations, ({ status = 'all' }) => ({
    items: listed(status),
    nextCursor: null,
    counts: Object.fromEntries(filters.map((one) => [one, listed(one).length])) as Record<
      ConversationFilter,
      number
    >,
  }));
  api.on(getConversation, ({ lineUserId }) => {
    const found = conversations.get(lineUserId);
    if (!found) throw refuse({ status: 404, code: 'not_found' });
    return found;
  });
}

/** What the server does and says, as one act. */
function change(n: number, next: Partial<Conversation>) {
  const lineUserId = customerId(n);
  const { unreadCount: _, ...told } = next;
  conversations.set(lineUserId, { ...conversations.get(lineUserId)!, ...next });
  connection.emit('conversation_update', { lineUserId, ...told });
}
function customerWrites(n: number) {
  const { customerMessageCount, unreadCount } = conversations.get(customerId(n))!;
  change(n, {
    lastMessage: aMessage({ lineUserId: customerId(n), createdAt: minute(clock++) }),
    customerMessageCount: customerMessageCount + 1,
    unreadCount: unreadCount + (openId === customerId(n) ? 0 : 1),
  });
}
function asksForPerson(n: number) {
  const createdAt = minute(clock++);
  const session = aSession({ lineUserId: customerId(n), createdAt });
  conversations.set(customerId(n), {
    ...conversations.get(customerId(n))!,
    ...{ session, chatMode: 'HUMAN', waitingSince: createdAt },
  });
  connection.emit('session_created', { session });
}
function claims(n: number, operator: User) {
  const before = conversations.get(customerId(n))!;
  const session = activeSessionOf(operator, { id: before.session?.id ?? '1', lineUserId: customerId(n) });
  conversations.set(customerId(n), { ...before, session, chatMode: 'HUMAN', waitingSince: null });
  connection.emit('session_claimed', { session });
}
function closes(n: number) {
  const before = conversations.get(customerId(n))!;
  const session = {
    ...before.session!,
    status: 'CLOSED' as const,
    closedAt: minute(clock),
    closedBy: 'OPERATOR' as const,
  };
  conversations.set(customerId(n), { ...before, session, chatMode: 'BOT', waitingSince: null });
  connection.emit('session_closed', { session });
}

/** The rule: what the events left in the cache is what a fresh fetch answers. */
async function expectSameAsFreshFetch() {
  const fresh = createQueryClient();
  for (const status of filters) {
    const loaded: InfiniteData<unknown> = await fresh.fetchInfiniteQuery(
      conversationListOptions(viewOf(status)),
    );
    const cached = client.getQueryData<ConversationList>(conversationKeys.list(viewOf(status)));
    expect({ status, items: itemsOf(cached) }).toEqual({
      status,
      items: itemsOf(loaded as ConversationList),
    });
  }
  expect(client.getQueryData(conversationKeys.counts)).toEqual(fresh.getQueryData(conversationKeys.counts));
}
const itemsOf = (list: ConversationList | undefined) => list?.pages.flatMap(({ items }) => items);
const cachedConversation = (n: number) =>
  client.getQueryData<Conversation>(conversationKeys.one(customerId(n)));

test('a day of work over the socket leaves every tab and count as a fresh fetch would', async () => {
  customerWrites(2);
  asksForPerson(3);
  asksForPerson(1);
  customerWrites(1);
  claims(3, somchai);
  claims(1, malee);
  customerWrites(4);
  customerWrites(4);
  closes(3);
  asksForPerson(3);
  change(5, { displayName: 'ชื่อใหม่', tags: [{ id: '1', name: 'ด่วน', color: 'red' }] });
  await expectSameAsFreshFetch();
});

test('a conversation that may not be seen any more leaves every tab and count', async () => {
  await client.fetchQuery(conversationOptions(customerId(2)));
  asksForPerson(2);
  conversations.delete(customerId(2));
  connection.emit('conversation_hidden', { lineUserId: customerId(2) });
  await expectSameAsFreshFetch();
  expect(cachedConversation(2)).toBeUndefined();
});

test('nothing is fetched for a conversation that is hidden and was never known', () => {
  const before = api.calls.length;
  connection.emit('conversation_hidden', { lineUserId: customerId(9) });
  expect(api.calls).toHaveLength(before);
});

test('nothing is fetched again for conversations that are already known', async () => {
  const before = api.calls.length;
  asksForPerson(2);
  claims(2, somchai);
  customerWrites(2);
  closes(2);
  expect(api.calls).toHaveLength(before);
});

test('a customer nobody has scrolled to yet is fetched alone and joins the list', async () => {
  const lineUserId = customerId(77);
  const lastMessage = aMessage({ lineUserId, createdAt: minute(clock++) });
  conversations.set(
    lineUserId,
    aConversation({ lineUserId, lastMessage, unreadCount: 1, customerMessageCount: 1 }),
  );
  connection.emit('conversation_update', { lineUserId, lastMessage, customerMessageCount: 1 });

  await client.fetchQuery({ ...conversationCountsOptions, staleTime: 0 });
  await expectSameAsFreshFetch();
});

test('unread grows by as many customer messages as came on top, also when updates were missed', () => {
  change(2, { customerMessageCount: 4 });
  expect(cachedConversation(2)?.unreadCount).toBe(3);
});

test('unread does not grow in the conversation that is being read', () => {
  openId = customerId(2);
  customerWrites(2);
  expect(cachedConversation(2)).toMatchObject({ unreadCount: 0, customerMessageCount: 2 });
});

test('an unread count meant for this operator is taken as it is', () => {
  customerWrites(2);
  connection.emit('conversation_update', { lineUserId: customerId(2), unreadCount: 0 });
  expect(cachedConversation(2)?.unreadCount).toBe(0);
});

test('news of an earlier session does not undo the running one', () => {
  const early = aSession({ lineUserId: customerId(2), status: 'CLOSED' });
  claims(2, somchai);
  asksForPerson(2);
  connection.emit('session_closed', { session: early });
  expect(cachedConversation(2)?.session?.status).toBe('WAITING');
});

test('the preview follows when the last message changes its state', () => {
  const lastMessage = conversations.get(customerId(2))!.lastMessage!;
  connection.emit('message_updated', { ...lastMessage, state: 'unsent', text: null });
  expect(cachedConversation(2)?.lastMessage?.state).toBe('unsent');
});

test('open tickets enter the queue at the new opening when the business hours are changed', () => {
  const ticket = { id: '1', createdAt: minute(0), skill: null, entersQueueAt: minute(60) };
  change(2, { ticket });
  connection.emit('opening_changed', { opensAt: minute(90) });
  expect(cachedConversation(2)?.ticket?.entersQueueAt).toBe(minute(90));
});

test('what is put aside leaves the lists of what is to be done, and comes back', () => {
  claims(2, somchai);
  const session = cachedConversation(2)!.session!;
  const counts = () => client.getQueryData<ConversationCounts>(conversationKeys.counts)!;
  const before = counts();
  const snoozed = { ...session, snoozedAt: minute(5), snoozedUntil: minute(65) };
  change(2, { session: snoozed });
  expect(counts()).toEqual({
    ...before,
    all: before.all - 1,
    active: before.active - 1,
    mine: before.mine - 1,
    snoozed: before.snoozed + 1,
  });
  change(2, { session });
  expect(counts()).toEqual(before);
});

test('the queue length of the tab follows queue_update', () => {
  connection.emit('queue_update', { waiting: 42, tickets: 0 });
  expect(client.getQueryData(conversationKeys.counts)).toMatchObject({ waiting: 42 });
});

describe('a queue that is on the screen', () => {
  const keys = [conversationKeys.queue, conversationKeys.colleagues];
  const isOutdated = () => keys.map((key) => client.getQueryState(key)?.isInvalidated);
  beforeEach(() => {
    client.setQueryData(conversationKeys.queue, { items: [{ lineUserId: customerId(2) }] });
    client.setQueryData(conversationKeys.colleagues, []);
  });

  test.each([
    ['the queue changes', () => connection.emit('queue_update', { waiting: 1, tickets: 0 })],
    ['somebody in it writes', () => customerWrites(2)],
    [
      'an operator comes or goes',
      () => connection.emit('presence_update', { operator: { id: '8', name: 'มาลี' }, status: 'away' }),
    ],
  ])('is fetched again, with the load of everybody, when %s', (_, happen) => {
    happen();
    expect(isOutdated()).toEqual([true, true]);
  });

  test('does not care about others who write', () => {
    customerWrites(3);
    expect(isOutdated()).toEqual([false, false]);
  });
});

test('the free reply of the open conversation comes and goes', () => {
  const freeReplyUntil = minute(clock);
  connection.emit('conversation_update', { lineUserId: customerId(2), freeReplyUntil });
  expect(cachedConversation(2)).toMatchObject({ freeReplyUntil, displayName: 'คุณนก' });
  connection.emit('conversation_update', { lineUserId: customerId(2), freeReplyUntil: null });
  expect(cachedConversation(2)?.freeReplyUntil).toBeNull();
});

test('what is read while a list is being loaded stays read', async () => {
  customerWrites(2);
  const view = conversationListOptions(viewOf('all'));
  const loading = client.fetchInfiniteQuery({ ...view, staleTime: 0 });
  // The server made its answer before it heard that the conversation was read.
  connection.emit('conversation_update', { lineUserId: customerId(2), unreadCount: 0 });
  const { pages } = await loading;
  const loaded = pages.flatMap(({ items }) => items).find(({ lineUserId }) => lineUserId === customerId(2));
  expect(loaded?.unreadCount).toBe(0);
});

describe('a list that was read by the server before something happened', () => {
  let hideTabs: () => void;
  beforeEach(() => {
    // The tabs are on the screen.
    hideTabs = new QueryObserver(client, conversationCountsOptions).subscribe(() => {});
  });
  afterEach(() => hideTabs());

  /** Fetches the lists again; `happen` is told after the server has made its answer and before it arrives. */
  async function fetchMeanwhile(happen: () => void) {
    const loading = filters.map((status) =>
      client.fetchInfiniteQuery({ ...conversationListOptions(viewOf(status)), staleTime: 0 }),
    );
    happen();
    await Promise.all(loading);
  }

  test('does not bring the older rows back, and those who came in between are there', async () => {
    asksForPerson(2);
    claims(2, somchai);
    await fetchMeanwhile(() => {
      customerWrites(4);
      closes(2);
      asksForPerson(5);
    });
    await waitFor(() => expectSameAsFreshFetch());
  });

  test('does not bring back what may not be seen any more', async () => {
    await fetchMeanwhile(() => {
      conversations.delete(customerId(3));
      connection.emit('conversation_hidden', { lineUserId: customerId(3) });
    });
    await waitFor(() => expectSameAsFreshFetch());
  });

  test('after a gap in the connection is newer than what was known of each conversation', async () => {
    customerWrites(2);
    const missed = { displayName: 'เปลี่ยนชื่อตอนหลุด' };
    conversations.set(customerId(2), { ...conversations.get(customerId(2))!, ...missed });
    await fetchMeanwhile(() => {});
    await waitFor(() => expect(cachedConversation(2)).toMatchObject(missed));
    customerWrites(2);
    await expectSameAsFreshFetch();
  });
});

test.each(['newest', 'waiting', 'unanswered'] as const)(
  'a list by %s keeps its order, its tags and what is pinned as a fresh fetch would',
  async (sort) => {
    const tag = { id: '1', name: 'ด่วน', color: 'red' } as const;
    const view = { ...viewOf('all'), tagIds: ['1'], sort };
    await client.fetchInfiniteQuery(conversationListOptions(view));
    change(2, { tags: [tag], unansweredSince: minute(50) });
    change(3, { tags: [tag], isPinned: true });
    change(1, { tags: [tag] });
    change(4, { tags: [tag], unansweredSince: minute(40) });
    asksForPerson(1);
    customerWrites(2);
    change(4, { tags: [] });
    change(5, { tags: [{ ...tag, id: '2' }] });
    const cached = client.getQueryData<ConversationList>(conversationKeys.list(view));
    const ids = itemsOf(cached)?.map(({ lineUserId }) => lineUserId);
    expect(ids).toEqual((sort === 'waiting' ? [3, 1, 2] : [3, 2, 1]).map(customerId));
  },
);
