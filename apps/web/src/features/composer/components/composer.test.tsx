import { listCannedResponses } from '@jsk/contracts/canned-responses';
import { sendMessage } from '@jsk/contracts/messages';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import {
  aCannedResponse,
  activeSessionOf,
  aConversation,
  anAnswer,
  customerId,
  somchai,
} from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { Composer } from './composer';

const conversation = aConversation({ session: activeSessionOf(somchai) });
let api: FakeApi;
let sent: string[];

beforeEach(() => {
  sent = [];
  api = createFakeApi();
  api.on(listCannedResponses, () => ({
    items: [
      aCannedResponse({ id: '1', shortcut: 'hello', title: 'ทักทาย' }),
      aCannedResponse({
        id: '2',
        shortcut: 'wait',
        title: 'รอสักครู่',
        parts: [{ type: 'text', text: 'รบกวนรอสักครู่นะคะ' }],
      }),
    ],
  }));
});

const online = () =>
  createFakeConnection({
    send_message: ({ text, tempId }) => {
      sent.push(text);
      return anAnswer({ text, tempId, lineUserId: customerId(1) });
    },
  });
const open = (connection = online()) =>
  renderWithLive(<Composer conversation={conversation} canReply />, { connection });
const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });
const sendButton = () => screen.getByRole('button', { name: 'ส่งข้อความ' });

test('Enter sends exactly what was written and empties the field', async () => {
  const { operator } = await open();
  await operator.type(field(), '  สวัสดีค่ะ{Enter}');
  await waitFor(() => expect(sent).toEqual(['  สวัสดีค่ะ']));
  expect(field()).toHaveValue('');
});

test('Shift+Enter begins a new line', async () => {
  const { operator } = await open();
  await operator.type(field(), 'หนึ่ง{Shift>}{Enter}{/Shift}สอง');
  expect(field()).toHaveValue('หนึ่ง\nสอง');
  expect(sent).toEqual([]);
});

test('Enter that ends a composition never sends', async () => {
  const { operator } = await open();
  await operator.type(field(), 'ที่');
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
  expect(field()).toHaveValue('ที่');
  expect(sent).toEqual([]);
});

test('blanks alone cannot be sent', async () => {
  const { operator } = await open();
  await operator.type(field(), '   {Enter}');
  expect(sendButton()).toBeDisabled();
  expect(sent).toEqual([]);
});

test('the limit is counted in UTF-16 units, told when near, and never crossed', async () => {
  await open();
  fireEvent.change(field(), { target: { value: '😊'.repeat(2495) } });
  expect(screen.getByText('เหลือ 10 ตัวอักษร')).toBeVisible();
  expect(sendButton()).toBeEnabled();

  fireEvent.change(field(), { target: { value: '😊'.repeat(2501) } });
  expect(screen.getByText('เกินมา 2 ตัวอักษร')).toBeVisible();
  expect(sendButton()).toBeDisabled();
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(sent).toEqual([]);
});

test('what is written offline is sent once the connection is back', async () => {
  api.on(sendMessage, () => {
    throw new Error('no network');
  });
  const connection = online();
  connection.state.set('offline');
  const { operator } = await open(connection);
  await operator.type(field(), 'เขียนตอนหลุด{Enter}');
  expect(field()).toHaveValue('');
  expect(sent).toEqual([]);

  act(() => connection.state.set('online'));
  await waitFor(() => expect(sent).toEqual(['เขียนตอนหลุด']));
});

test('a draft is there again when the chat is opened again', async () => {
  const first = await open();
  await first.operator.type(field(), 'ยังไม่เสร็จ');
  first.unmount();
  await open();
  expect(field()).toHaveValue('ยังไม่เสร็จ');
});

test('a slash lists the canned responses, letters narrow them, Enter inserts one', async () => {
  const { operator } = await open();
  await operator.type(field(), 'คะ /');
  expect(await screen.findAllByRole('option')).toHaveLength(2);

  await operator.type(field(), 'wa');
  expect(screen.getByRole('option')).toHaveTextContent('รอสักครู่');
  expect(field()).toHaveAttribute('aria-activedescendant', screen.getByRole('option').id);

  await operator.keyboard('{Enter}');
  expect(field()).toHaveValue('คะ รบกวนรอสักครู่นะคะ');
  expect(sent).toEqual([]);
});

test('Escape closes the list and leaves the slash', async () => {
  const { operator } = await open();
  await operator.type(field(), '/');
  await screen.findAllByRole('option');
  await operator.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  expect(field()).toHaveValue('/');
});

test('colleagues are told that somebody types, once while it lasts', async () => {
  const { operator, connection } = await open();
  await operator.type(field(), 'กำลังพิมพ์');
  expect(connection.asked.filter(({ event }) => event === 'typing_start')).toHaveLength(1);
  await operator.keyboard('{Enter}');
  expect(connection.asked.filter(({ event }) => event === 'typing_stop')).toHaveLength(1);
});
