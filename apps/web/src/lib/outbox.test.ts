import { sendMessage, type Message } from '@jsk/contracts/messages';
import { waitFor } from '@testing-library/react';
import { anAnswer, customerId } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { createOutbox } from './outbox';
import { SocketProblem } from './socket';

const lineUserId = customerId(1);
let api: FakeApi;
let received: Message[];

beforeEach(() => {
  api = createFakeApi();
  received = [];
});

/** A server that knows each tempId once. */
const store = ({ text, tempId }: { text: string; tempId: string }): Message => {
  const known = received.find((message) => message.tempId === tempId);
  if (known) return known;
  received.push(anAnswer({ text, tempId }));
  return received.at(-1)!;
};
const texts = () => received.map(({ text }) => text);
const unreachable = () =>
  api.on(sendMessage, () => {
    throw new Error('no network');
  });

test('a message goes over the socket and leaves the outbox once it is stored', async () => {
  const stored: Message[] = [];
  const outbox = createOutbox('7', createFakeConnection({ send_message: store }), (message) =>
    stored.push(message),
  );

  outbox.send(lineUserId, 'สวัสดีค่ะ');

  expect(outbox.items.get()).toHaveLength(1);
  await waitFor(() => expect(outbox.items.get()).toEqual([]));
  expect(stored).toEqual(received);
  expect(texts()).toEqual(['สวัสดีค่ะ']);
});

test('with the socket down it goes by REST under the same id', async () => {
  api.on(sendMessage, ({ text, clientId }) => store({ text, tempId: clientId }));
  const outbox = createOutbox('7', createFakeConnection({}, 'reconnecting'), () => {});

  outbox.send(lineUserId, 'ผ่าน REST');
  const [item] = outbox.items.get();

  await waitFor(() => expect(outbox.items.get()).toEqual([]));
  expect(received[0]?.tempId).toBe(item?.tempId);
});

test('a conversation that the socket has not joined gets its message by REST', async () => {
  api.on(sendMessage, ({ text, clientId }) => store({ text, tempId: clientId }));
  const notJoined = () => {
    throw new SocketProblem('not_in_room');
  };
  const outbox = createOutbox('7', createFakeConnection({ send_message: notJoined }), () => {});

  outbox.send(lineUserId, 'หลังเชื่อมต่อใหม่');

  await waitFor(() => expect(outbox.items.get()).toEqual([]));
  expect(texts()).toEqual(['หลังเชื่อมต่อใหม่']);
});

test('messages written offline wait and are sent once, in order, on reconnect', async () => {
  unreachable();
  const connection = createFakeConnection({ send_message: store }, 'offline');
  const outbox = createOutbox('7', connection, () => {});
  outbox.send(lineUserId, 'หนึ่ง');
  outbox.send(lineUserId, 'สอง');
  await waitFor(() => expect(api.calls).not.toHaveLength(0));

  connection.state.set('online');
  outbox.flush();
  outbox.flush();

  await waitFor(() => expect(outbox.items.get()).toEqual([]));
  expect(texts()).toEqual(['หนึ่ง', 'สอง']);
});

test('what waits survives a reload, and only for the operator who wrote it', async () => {
  unreachable();
  createOutbox('7', createFakeConnection({}, 'offline'), () => {}).send(lineUserId, 'ก่อนโหลดใหม่');

  expect(createOutbox('8', createFakeConnection(), () => {}).items.get()).toEqual([]);
  const reloaded = createOutbox('7', createFakeConnection({ send_message: store }), () => {});
  expect(reloaded.items.get()).toMatchObject([{ text: 'ก่อนโหลดใหม่', refusal: null }]);

  reloaded.flush();
  await waitFor(() => expect(texts()).toEqual(['ก่อนโหลดใหม่']));
});

test('no acknowledgement means nobody knows, so the same id is sent again and stored once', async () => {
  let isFirst = true;
  const losesFirstAnswer = (input: { text: string; tempId: string }) => {
    const message = store(input);
    if (!isFirst) return message;
    isFirst = false;
    throw new SocketProblem('no_answer');
  };
  const outbox = createOutbox('7', createFakeConnection({ send_message: losesFirstAnswer }), () => {});
  outbox.send(lineUserId, 'ครั้งเดียว');
  await waitFor(() => expect(isFirst).toBe(false));
  expect(outbox.items.get()).toHaveLength(1);

  await waitFor(() => {
    outbox.flush();
    expect(outbox.items.get()).toEqual([]);
  });
  expect(texts()).toEqual(['ครั้งเดียว']);
});

test('a refused message stays with its reason and does not hold up the next one', async () => {
  api.on(sendMessage, ({ text, clientId }) => {
    if (text === 'ห้าม') throw refuse({ status: 403, code: 'forbidden' });
    return store({ text, tempId: clientId });
  });
  const outbox = createOutbox('7', createFakeConnection({}, 'reconnecting'), () => {});
  outbox.send(lineUserId, 'ห้าม');
  outbox.send(lineUserId, 'ได้');

  await waitFor(() => expect(texts()).toEqual(['ได้']));
  await waitFor(() => expect(outbox.items.get()).toMatchObject([{ text: 'ห้าม', refusal: 'forbidden' }]));
});
