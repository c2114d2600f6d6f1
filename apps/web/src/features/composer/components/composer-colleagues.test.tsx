import { saveDraft } from '@jsk/contracts/drafts';
import { listMessages, sendMessage, type Message } from '@jsk/contracts/messages';
import { act, screen, waitFor } from '@testing-library/react';
import { useLive } from '@/lib/live-context';
import { openConversation } from '@/lib/open-conversation';
import type { Outbox } from '@/lib/outbox';
import { createQueryClient } from '@/lib/query-client';
import { sendKeyPreference } from '@/lib/send-key';
import { threadOptions } from '@/lib/thread-cache';
import { activeSessionOf, aConversation, anAnswer, customerId, malee, somchai } from '@/testing/factories';
import { createFakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

const lineUserId = customerId(1);
const operator = { id: malee.id, name: malee.displayName };
let sent: string[];

beforeEach(() => {
  sent = [];
  createFakeApi();
});
afterEach(() => act(() => sendKeyPreference.set('enter')));

function open() {
  const connection = createFakeConnection({
    send_message: ({ text, tempId }) => {
      sent.push(text);
      return anAnswer({ text, tempId });
    },
  });
  const conversation = aConversation({ session: activeSessionOf(somchai) });
  return renderWithLive(<Composer conversation={conversation} canReply />, { connection });
}
const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });

test('while a colleague answers the same customer it takes a second press to send', async () => {
  const view = await open();
  view.emit('typing_indicator', { lineUserId, operator, isTyping: true });
  await view.operator.type(field(), 'สวัสดีค่ะ{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('มาลี กำลังตอบลูกค้าคนนี้อยู่ กดส่งอีกครั้ง');
  expect(sent).toEqual([]);
  expect(field()).toHaveValue('สวัสดีค่ะ');

  await view.operator.keyboard('{Enter}');
  await waitFor(() => expect(sent).toEqual(['สวัสดีค่ะ']));
});

test('once the colleague has stopped, one press is enough', async () => {
  const view = await open();
  view.emit('typing_indicator', { lineUserId, operator, isTyping: true });
  view.emit('typing_indicator', { lineUserId, operator, isTyping: false });
  await view.operator.type(field(), 'สวัสดีค่ะ{Enter}');
  await waitFor(() => expect(sent).toEqual(['สวัสดีค่ะ']));
});

test('colleagues who look at the conversation are named, until they leave', async () => {
  const view = await open();
  view.emit('operator_joined', { lineUserId, operator });
  view.emit('operator_joined', { lineUserId, operator: { id: somchai.id, name: somchai.displayName } });
  expect(screen.getByRole('img', { name: 'กำลังดูแชตนี้: มาลี' })).toBeVisible();
  view.emit('operator_left', { lineUserId, operator });
  expect(screen.queryByRole('img', { name: /กำลังดูแชตนี้/ })).not.toBeInTheDocument();
});

test('who chose Ctrl+Enter sends with it, and Enter begins a new line', async () => {
  sendKeyPreference.set('mod+enter');
  const view = await open();
  await view.operator.type(field(), 'หนึ่ง{Enter}สอง');
  expect(field()).toHaveValue('หนึ่ง\nสอง');
  expect(sent).toEqual([]);
  await view.operator.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent).toEqual(['หนึ่ง\nสอง']));
});

test('after a gap an answer waits until the thread is caught up, and for its writer when a colleague has answered', async () => {
  const api = createFakeApi();
  let missed: Message[] = [];
  api.on(sendMessage, () => {
    throw new Error('no network');
  });
  api.on(listMessages, ({ afterId }) => ({ messages: afterId ? missed : [], hasMore: false }));
  const connection = createFakeConnection(
    {
      send_message: ({ text, tempId }) => {
        sent.push(text);
        return anAnswer({ text, tempId });
      },
    },
    'offline',
  );
  const client = createQueryClient();
  await client.fetchQuery(threadOptions(lineUserId));
  const writtenAt = new Date(Date.now() - 60_000).toISOString();
  const waiting = { kind: 'text', tempId: 'a', lineUserId, text: 'ตอนหลุด', writtenAt, refusal: null };
  localStorage.setItem(`jsk.outbox.${somchai.id}.a`, JSON.stringify(waiting));
  openConversation.set(lineUserId);
  const conversation = aConversation({ session: activeSessionOf(somchai) });
  const outboxOf = { current: null as Outbox | null };
  function Spy() {
    outboxOf.current = useLive().outbox;
    return null;
  }
  await renderWithLive(
    <>
      <Composer conversation={conversation} canReply />
      <Spy />
    </>,
    { connection, client },
  );
  missed = [anAnswer({ text: 'ตอบให้แล้ว', createdAt: new Date().toISOString() }, malee)];
  act(() => connection.state.set('online'));

  const items = () => outboxOf.current?.items.get();
  await waitFor(() => expect(items()).toMatchObject([{ refusal: 'answered_meanwhile' }]));
  expect(sent).toEqual([]);
  act(() => outboxOf.current?.retry('a'));
  await waitFor(() => expect(sent).toEqual(['ตอนหลุด']));
  openConversation.set(null);
});

test('a newer draft of another device waits until the operator has chosen', async () => {
  const api = createFakeApi();
  const draft = {
    lineUserId,
    kind: 'reply',
    text: 'จากมือถือ',
    version: 3,
    updatedAt: '2026-11-20T03:00:00.000Z',
  } as const;
  api.on(saveDraft, () => ({ isSaved: false, draft }));
  const view = await open();
  await view.operator.type(field(), 'จากเครื่องนี้');
  view.emit('draft_update', draft);
  expect(field()).toHaveValue('จากเครื่องนี้');
  expect(screen.getByText('จากมือถือ')).toBeVisible();

  await view.operator.click(screen.getByRole('button', { name: 'ใช้ร่างนั้น' }));
  expect(field()).toHaveValue('จากมือถือ');
  expect(screen.queryByText('มีร่างที่ใหม่กว่าจากอุปกรณ์อื่น')).not.toBeInTheDocument();
});
