import { listMessages, type Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { aMessage, anAnswer, customerId, minute } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createQueryClient } from './query-client';
import {
  catchUp,
  loadOlder,
  mergeMessages,
  storeMessages,
  threadKey,
  threadOptions,
  type Thread,
} from './thread-cache';

const lineUserId = customerId(1);
const written = (count: number, since = 0) =>
  Array.from({ length: count }, (_, index) =>
    aMessage({ text: `ข้อความ ${index}`, createdAt: minute(since + index) }),
  );

let api: FakeApi;
let stored: Message[];
const client = createQueryClient();

beforeEach(() => {
  client.clear();
  api = createFakeApi();
  api.on(listMessages, ({ beforeId, afterId, limit }) => {
    if (afterId) {
      const later = stored.filter(({ id }) => compareIds(id, afterId) > 0);
      return { messages: later.slice(0, Number(limit)), hasMore: later.length > Number(limit) };
    }
    const end = beforeId ? stored.findIndex(({ id }) => id === beforeId) : stored.length;
    const start = Math.max(0, end - Number(limit));
    return { messages: stored.slice(start, end), hasMore: start > 0 };
  });
});

const shown = () => client.getQueryData<Thread>(threadKey(lineUserId));
const load = () => client.fetchQuery(threadOptions(lineUserId));

test('after a gap the thread equals a fresh load: no hole, no double', async () => {
  stored = written(60);
  await load();
  const missed = written(230, 60);
  stored = [...stored, ...missed];
  // One message comes over the new socket before the gap is filled.
  storeMessages(client, lineUserId, [missed.at(-1)!], 'live');

  await catchUp(client, lineUserId, { refreshStates: true });

  expect(shown()?.messages).toEqual(stored.slice(10));
});

test('a state that changed during the gap is right afterwards', async () => {
  const sent = anAnswer({ state: 'queued', via: null, createdAt: minute(1) });
  stored = [aMessage(), sent];
  await load();
  stored = [stored[0]!, { ...sent, state: 'accepted', via: 'push' }];

  await catchUp(client, lineUserId, { refreshStates: true });

  expect(shown()?.messages.at(-1)).toMatchObject({ state: 'accepted', via: 'push' });
});

test('older pages join above until there are none', async () => {
  stored = written(120);
  await load();
  await loadOlder(client, lineUserId);
  expect(shown()?.hasOlder).toBe(true);
  await loadOlder(client, lineUserId);

  expect(shown()?.hasOlder).toBe(false);
  expect(shown()?.messages).toEqual(stored);
});

describe('merging', () => {
  const thread = (...messages: Message[]): Thread => ({ messages, hasOlder: false, syncedId: '0' });

  test('messages stand in the order they were written, not in which they arrived', () => {
    const first = aMessage({ createdAt: minute(1) });
    const second = aMessage({ createdAt: minute(2) });
    expect(mergeMessages(thread(second), [first], 'live').messages).toEqual([first, second]);
  });

  test('an answer that was overtaken does not bring an old state back', () => {
    const accepted = anAnswer({ state: 'accepted' });
    const unsent = aMessage({ state: 'unsent', text: null });
    const late = [
      { ...accepted, state: 'queued' as const },
      { ...unsent, state: 'received' as const, text: 'ลับ' },
    ];
    expect(mergeMessages(thread(accepted, unsent), late, 'fetched').messages).toEqual([accepted, unsent]);
  });

  test('a failed message that is tried again is queued again', () => {
    const failed = anAnswer({ state: 'failed' });
    const [again] = mergeMessages(thread(failed), [{ ...failed, state: 'queued' }], 'live').messages;
    expect(again?.state).toBe('queued');
  });

  test('what belongs above the loaded part waits for its page', () => {
    const loaded = { ...thread(aMessage({ createdAt: minute(9) })), hasOlder: true };
    expect(mergeMessages(loaded, [aMessage({ createdAt: minute(1) })], 'live').messages).toEqual(
      loaded.messages,
    );
  });
});

test('an edit is not undone by what was read before it', async () => {
  const message = aMessage({ text: 'ก่อนแก้' });
  stored = [message];
  await load();
  storeMessages(client, lineUserId, [{ ...message, text: 'หลังแก้', editedAt: minute(5) }], 'live');
  storeMessages(client, lineUserId, [message], 'fetched');
  expect(shown()?.messages).toMatchObject([{ text: 'หลังแก้' }]);
});
