import { claimConversation, getConversation, type Conversation } from '@jsk/contracts/conversations';
import { listMessages, retryMessage, type Message } from '@jsk/contracts/messages';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Toaster } from 'sonner';
import {
  activeSessionOf,
  aConversation,
  aMessage,
  anAnswer,
  aSession,
  customerId,
  malee,
  minute,
  somchai,
} from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { createFakeConnection } from '@/testing/fake-connection';
import { renderWithLive } from '@/testing/render-with-live';
import { ConversationPane } from './conversation-pane';

const lineUserId = customerId(1);
let api: FakeApi;
let conversation: Conversation;
let messages: Message[];

beforeEach(() => {
  conversation = aConversation({ chatMode: 'HUMAN', session: activeSessionOf(somchai) });
  messages = [];
  api = createFakeApi();
  api.on(getConversation, () => conversation);
  api.on(listMessages, ({ afterId }) => ({ messages: afterId ? [] : messages, hasMore: false }));
});

const connection = () =>
  createFakeConnection({ join_room: () => ({ viewers: [] }), mark_read: () => ({ unreadCount: 0 }) });

async function open(options: Parameters<typeof renderWithLive>[1] = {}) {
  const pane = (
    <>
      <ConversationPane
        lineUserId={lineUserId}
        onBack={() => {}}
        isPanelOpen={false}
        onTogglePanel={() => {}}
        renderComposer={() => <p>ช่องพิมพ์</p>}
      />
      <Toaster />
    </>
  );
  const view = await renderWithLive(pane, { connection: connection(), ...options });
  await screen.findByRole('region', { name: 'แชตกับ คุณนก' });
  return view;
}
const thread = () => screen.findByRole('log');

test('messages stand in the order they were written, whatever the order they come in', async () => {
  messages = [
    aMessage({ text: 'หนึ่ง', createdAt: minute(1) }),
    aMessage({ text: 'สาม', createdAt: minute(3) }),
  ];
  const { emit } = await open();
  await within(await thread()).findByText('สาม');

  emit('new_message', aMessage({ text: 'สอง', createdAt: minute(2) }));

  const shown = within(await thread()).getAllByText(/^(หนึ่ง|สอง|สาม)$/);
  expect(shown.map((bubble) => bubble.textContent)).toEqual(['หนึ่ง', 'สอง', 'สาม']);
});

test('each state of an answer is told in words', async () => {
  messages = [
    anAnswer({ text: 'ถึงแล้ว', createdAt: minute(1) }),
    anAnswer({ text: 'จ่ายเงิน', via: 'push', createdAt: minute(5) }),
    anAnswer({ text: 'กำลังไป', state: 'queued', via: null, createdAt: minute(9) }),
    aMessage({ text: null, state: 'unsent', createdAt: minute(12) }),
  ];
  await open();
  const log = within(await thread());
  expect(await log.findByText('ตอบกลับฟรี')).toBeInTheDocument();
  expect(log.getByText('พุช มีค่าใช้จ่าย')).toBeInTheDocument();
  expect(log.getAllByRole('img', { name: 'LINE รับข้อความแล้ว' })).toHaveLength(2);
  expect(log.getByRole('img', { name: 'กำลังส่ง' })).toBeInTheDocument();
  expect(log.getByText('ลูกค้ายกเลิกข้อความนี้แล้ว')).toBeInTheDocument();
});

test('a failed answer says why and can be sent again', async () => {
  const failed = anAnswer({
    text: 'โปรโมชัน',
    state: 'failed',
    error: { code: 'quota_exhausted', message: 'monthly limit' },
  });
  messages = [failed];
  api.on(retryMessage, () => ({ ...failed, state: 'queued' as const, error: null }));
  const { operator } = await open();

  expect(await screen.findByText('ส่งไม่สำเร็จ · โควตาข้อความเดือนนี้หมดแล้ว')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ส่งอีกครั้ง' }));
  await waitFor(() => expect(screen.queryByText(/ส่งไม่สำเร็จ/)).not.toBeInTheDocument());
});

test('an answer with unknown outcome is only sent again after the warning that it may arrive twice', async () => {
  const unknown = anAnswer({ state: 'unknown', error: { code: 'outcome_unknown', message: 'timeout' } });
  messages = [unknown];
  api.on(retryMessage, () => ({ ...unknown, state: 'queued' as const, error: null }));
  const { operator } = await open();

  expect(await screen.findByText('ไม่แน่ใจว่าถึงหรือไม่')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ส่งอีกครั้ง' }));
  expect(api.callsOf(retryMessage)).toHaveLength(0);

  const warning = await screen.findByRole('dialog', { name: 'ส่งข้อความนี้อีกครั้งไหม' });
  expect(warning).toHaveTextContent('ลูกค้าอาจได้รับซ้ำ');
  await operator.click(within(warning).getByRole('button', { name: 'ส่งอีกครั้ง' }));
  await waitFor(() => expect(api.callsOf(retryMessage)).toHaveLength(1));
});

test('markup in a message is shown as written', async () => {
  messages = [aMessage({ text: '<img src=x onerror=alert(1)>' })];
  await open();
  expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeVisible();
});

test('new customer messages are read out and marked as read; the history is not read out', async () => {
  messages = [aMessage({ text: 'เก่า' })];
  const view = await open();
  await within(await thread()).findByText('เก่า');
  expect(screen.queryByText('คุณนก: เก่า')).not.toBeInTheDocument();

  const news = aMessage({ text: 'ใหม่', createdAt: minute(9) });
  view.emit('new_message', news);

  expect(await screen.findByText('คุณนก: ใหม่')).toBeInTheDocument();
  expect(view.connection.asked).toContainEqual({
    event: 'mark_read',
    input: { lineUserId, messageId: news.id },
  });
});

test('after a lost connection the room is joined again and missed messages are fetched', async () => {
  messages = [aMessage({ text: 'ก่อนหลุด' })];
  const view = await open();
  await within(await thread()).findByText('ก่อนหลุด');
  const missed = aMessage({ text: 'ตอนหลุด', createdAt: minute(5) });
  api.on(listMessages, ({ afterId }) => ({
    messages: afterId ? [missed] : [...messages, missed],
    hasMore: false,
  }));

  act(() => view.connection.state.set('reconnecting'));
  act(() => view.connection.state.set('online'));

  expect(await within(await thread()).findByText('ตอนหลุด')).toBeVisible();
  expect(view.connection.asked.filter(({ event }) => event === 'join_room')).toHaveLength(2);
});

describe('below the thread', () => {
  test('the owner writes', async () => {
    await open();
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
  });

  test('a colleague reads along and sees whose chat it is', async () => {
    await open({ user: malee });
    expect(await screen.findByText('กำลังคุยกับ สมชาย')).toBeVisible();
    expect(screen.queryByText('ช่องพิมพ์')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'ปิดแชต' })).not.toBeInTheDocument();
  });

  test('an administrator may write for the owner', async () => {
    await open({ user: { ...malee, role: 'ADMIN' } });
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.getByText(/สมชาย ดูแลอยู่/)).toBeVisible();
  });

  test('a waiting chat shows what was asked, and claiming it opens the composer', async () => {
    const session = aSession();
    conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
    api.on(claimConversation, () => activeSessionOf(somchai, { id: session.id }));
    const { operator } = await open();

    expect(await screen.findByText(/ขอคุยกับเจ้าหน้าที่”/)).toBeVisible();
    await operator.click(screen.getByRole('button', { name: 'รับแชต' }));
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
  });

  test('a lost claim says who was faster', async () => {
    const session = aSession();
    conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
    api.on(claimConversation, () => {
      conversation = {
        ...conversation,
        session: activeSessionOf(malee, { id: session.id }),
        waitingSince: null,
      };
      throw refuse({ status: 409, code: 'session_already_claimed', operator: { id: '8', name: 'มาลี' } });
    });
    const { operator } = await open();
    await operator.click(await screen.findByRole('button', { name: 'รับแชต' }));

    expect(await screen.findByText('มาลี รับแชตนี้ไปแล้ว')).toBeInTheDocument();
    expect(await screen.findByText('กำลังคุยกับ มาลี')).toBeVisible();
  });
});

test('a chat that does not exist says so and leaves the way back', async () => {
  api.on(getConversation, () => {
    throw refuse({ status: 404, code: 'not_found' });
  });
  const back = jest.fn();
  await renderWithLive(
    <ConversationPane
      lineUserId={lineUserId}
      onBack={back}
      isPanelOpen={false}
      onTogglePanel={() => {}}
      renderComposer={() => null}
    />,
    { connection: connection() },
  );
  expect(await screen.findByText('ไม่พบแชตนี้')).toBeVisible();
  screen.getByRole('button', { name: 'กลับ' }).click();
  expect(back).toHaveBeenCalled();
});
