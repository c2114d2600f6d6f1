import { listMessages, type Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { aMessage, customerId, minute } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { createQueryClient } from './query-client';
import { storeMessages, threadContextOptions, threadKey, threadOptions, type Thread } from './thread-cache';
import { closeContext, loadNewerContext, loadOlderContext, showMessage } from './thread-context';

const lineUserId = customerId(1);
const client = createQueryClient();
let stored: Message[];

beforeEach(async () => {
  client.clear();
  stored = Array.from({ length: 400 }, (_, index) =>
    aMessage({ text: `ข้อความ ${index}`, createdAt: minute(index) }),
  );
  createFakeApi().on(listMessages, ({ beforeId, afterId, aroundId, ...input }) => {
    const limit = Number(input.limit);
    if (afterId) {
      const later = stored.filter(({ id }) => compareIds(id, afterId) > 0);
      return { messages: later.slice(0, limit), hasMore: later.length > limit };
    }
    const at = stored.findIndex(({ id }) => id === (aroundId ?? beforeId));
    if (aroundId) {
      const start = Math.max(0, at - limit / 2);
      return { messages: at < 0 ? [] : stored.slice(start, at + limit / 2), hasMore: start > 0 };
    }
    const end = beforeId ? at : stored.length;
    return { messages: stored.slice(Math.max(0, end - limit), end), hasMore: end > limit };
  });
  await client.fetchQuery(threadOptions(lineUserId));
});

const thread = () => client.getQueryData<Thread>(threadKey(lineUserId));
const context = () => client.getQueryData(threadContextOptions(lineUserId).queryKey);
const show = (index: number) => showMessage(client, lineUserId, stored[index]!.id);

test('a message that is shown already changes nothing', async () => {
  expect(await show(380)).toEqual({ isElsewhere: false });
  expect(context() ?? null).toBeNull();
});

test('a message far up is shown with what stands around it, without what lies between', async () => {
  expect(await show(100)).toEqual({ isElsewhere: true });
  expect(context()).toEqual({ messages: stored.slice(70, 130), hasOlder: true });
  expect(thread()?.messages).toHaveLength(50);
  expect(await show(120)).toEqual({ isElsewhere: false });
});

test('around it more is loaded above and below, until it meets the newest messages', async () => {
  await show(250);
  await loadOlderContext(client, lineUserId);
  expect(context()?.messages).toEqual(stored.slice(160, 280));
  await loadNewerContext(client, lineUserId);
  expect(context()?.messages).toEqual(stored.slice(160, 340));
  await loadNewerContext(client, lineUserId);
  expect(context()).toBeNull();
  expect(thread()).toMatchObject({ hasOlder: true, messages: stored.slice(160) });
});

test('what stands around a message near the newest ones joins them at once', async () => {
  expect(await show(340)).toEqual({ isElsewhere: false });
  expect(context() ?? null).toBeNull();
  expect(thread()?.messages).toEqual(stored.slice(310));
});

test('what is taken back is gone from there, too, and news do not appear in the middle', async () => {
  await show(100);
  const taken = { ...stored[100]!, text: null, state: 'unsent' as const };
  storeMessages(client, lineUserId, [taken, aMessage({ createdAt: minute(999) })], 'live');
  expect(context()?.messages).toHaveLength(60);
  expect(context()?.messages.find(({ id }) => id === taken.id)).toEqual(taken);
});

test('the way back leads to the newest messages, and a message that does not exist leads nowhere', async () => {
  await show(100);
  expect(await showMessage(client, lineUserId, '999999999')).toBeNull();
  expect(await show(390)).toEqual({ isElsewhere: true });
  expect(context()).toBeNull();
  await show(100);
  closeContext(client, lineUserId);
  expect(context()).toBeNull();
});
