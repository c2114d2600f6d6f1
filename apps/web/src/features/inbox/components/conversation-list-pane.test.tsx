import { listConversations, type Conversation } from '@jsk/contracts/conversations';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import type { ListView } from '@/lib/conversation-queries';
import type { ViewChange } from '../model/view-filters';
import { openConversation } from '@/lib/open-conversation';
import {
  activeSessionOf,
  aConversation,
  aMessage,
  anAnswer,
  aSession,
  customerId,
  minute,
  somchai,
} from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { ConversationListPane } from './conversation-list-pane';

let api: FakeApi;
let items: Conversation[];
const onSelect = jest.fn();
const counts = { all: 100, waiting: 1, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 };

const nok = aConversation({
  lineUserId: customerId(1),
  displayName: 'คุณนก',
  lastMessage: aMessage({ type: 'sticker', text: null, createdAt: minute(9) }),
  unreadCount: 120,
  customerMessageCount: 120,
});
const ton = aConversation({
  lineUserId: customerId(2),
  displayName: 'พี่ต้น',
  lastMessage: anAnswer({ text: 'ได้เลยครับ', createdAt: minute(8) }),
});

beforeEach(() => {
  onSelect.mockReset();
  openConversation.set(null);
  items = [nok, ton];
  api = createFakeApi();
  api.on(listConversations, () => ({ items, nextCursor: null, counts }));
});

function Inbox() {
  const [{ viewId, ...view }, setView] = useState<ListView & { viewId: string | null }>({
    ...{ status: 'all', q: '', unreadOnly: false, viewId: null },
  });
  const change = ({ tagIds, ...next }: ViewChange) =>
    setView(({ tagIds: tagsBefore, ...current }) => {
      const tags = tagIds ?? tagsBefore ?? [];
      return { ...current, ...next, ...(tags.length > 0 && { tagIds: tags }) };
    });
  const list = { view, viewId, onViewChange: change, onSelect };
  return <ConversationListPane {...list} selectedId={null} />;
}
const rows = () => screen.getAllByRole('option');
const names = () => rows().map((row) => within(row).getByTitle(/คุณนก|พี่ต้น/).textContent);

test('each tab says how many chats it holds, and many are 99+', async () => {
  await renderWithLive(<Inbox />);
  expect(await screen.findByRole('tab', { name: 'ทั้งหมด 99+' })).toBeVisible();
  expect(screen.getByRole('tab', { name: 'รอรับ 1' })).toBeVisible();
});

test('a row says who, what came last and how much is unread', async () => {
  await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  const [first, second] = rows();
  expect(first).toHaveTextContent('[สติกเกอร์]');
  expect(within(first!).getByLabelText('ยังไม่อ่าน 120')).toHaveTextContent('99+');
  expect(second).toHaveTextContent('คุณ: ได้เลยครับ');
  expect(within(second!).queryByLabelText(/ยังไม่อ่าน/)).not.toBeInTheDocument();
});

test('a message over the socket moves its chat to the top and counts as unread', async () => {
  const { emit } = await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  const fetched = api.calls.length;

  const lastMessage = aMessage({ lineUserId: ton.lineUserId, text: 'ยังอยู่ไหมครับ', createdAt: minute(20) });
  emit('conversation_update', { lineUserId: ton.lineUserId, lastMessage, customerMessageCount: 2 });

  await waitFor(() => expect(names()).toEqual(['พี่ต้น', 'คุณนก']));
  expect(within(rows()[0]!).getByLabelText('ยังไม่อ่าน 2')).toBeVisible();
  expect(rows()[0]).toHaveTextContent('ยังอยู่ไหมครับ');
  expect(api.calls).toHaveLength(fetched);
});

test('a customer who asks for a person appears in the waiting tab, and leaves it when claimed', async () => {
  api.on(listConversations, ({ status }) => ({
    items: status === 'waiting' ? [] : items,
    nextCursor: null,
    counts: { ...counts, waiting: 0 },
  }));
  const { emit, operator } = await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  await operator.click(screen.getByRole('tab', { name: /รอรับ/ }));
  expect(await screen.findByText('ไม่มีลูกค้ารออยู่ในคิว')).toBeVisible();

  const session = aSession({ lineUserId: ton.lineUserId });
  emit('session_created', { session });
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(screen.getByRole('tab', { name: 'รอรับ 1' })).toBeVisible();

  const owner = { id: somchai.id, name: somchai.displayName };
  emit('session_claimed', {
    session: { ...session, status: 'ACTIVE', operator: owner, claimedAt: minute(1) },
  });
  await waitFor(() => expect(screen.queryByRole('option')).not.toBeInTheDocument());
  expect(screen.getByRole('tab', { name: 'ของฉัน 1' })).toBeVisible();
});

test('the tab of tickets holds who asked outside opening hours, with the time they enter the queue', async () => {
  const entersQueueAt = new Date(Date.now() + 26 * 60 * 60_000).toISOString();
  const ticket = { id: '1', createdAt: minute(0), skill: null, entersQueueAt };
  api.on(listConversations, ({ status }) => ({
    items: status === 'tickets' ? [{ ...ton, ticket }] : items,
    nextCursor: null,
    counts: { ...counts, tickets: 1 },
  }));
  const { emit, operator } = await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  await operator.click(screen.getByRole('tab', { name: 'ฝากเรื่อง 1' }));
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(rows()[0]).toHaveTextContent(/เข้าคิว .+ \d\d:\d\d/);

  emit('conversation_update', { lineUserId: ton.lineUserId, ticket: null });
  expect(await screen.findByText('ไม่มีเรื่องที่ฝากไว้นอกเวลาทำการ')).toBeVisible();
});

test('a chat that is about to close says so in the list', async () => {
  const closesAt = new Date(Date.now() + 3.5 * 60_000).toISOString();
  const session = activeSessionOf(somchai, { lineUserId: ton.lineUserId, warnedAt: minute(0), closesAt });
  items = [nok, { ...ton, session, chatMode: 'HUMAN' }];
  await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  expect(rows()[1]).toHaveTextContent('ปิดใน 3 นาที');
});

test('arrow keys move through the list and only Enter opens', async () => {
  const { operator } = await renderWithLive(<Inbox />);
  const list = await screen.findByRole('listbox', { name: 'รายการแชต' });
  list.focus();
  await operator.keyboard('{ArrowDown}{ArrowDown}');
  expect(list).toHaveAttribute('aria-activedescendant', rows()[1]!.id);
  expect(onSelect).not.toHaveBeenCalled();

  await operator.keyboard('{Enter}');
  expect(onSelect).toHaveBeenCalledWith(ton.lineUserId);
});

test('the search asks the server and says when nothing was found', async () => {
  const { operator } = await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  items = [];
  await operator.type(screen.getByRole('searchbox'), 'ไม่มี');
  expect(await screen.findByText('ไม่พบแชตที่ตรงกับ “ไม่มี”')).toBeVisible();
  expect(api.callsOf(listConversations).at(-1)?.input).toMatchObject({ q: 'ไม่มี' });
});

test('a list that cannot be loaded says so and can be tried again', async () => {
  let isDown = true;
  api.on(listConversations, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return { items, nextCursor: null, counts };
  });
  const { operator } = await renderWithLive(<Inbox />);
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดรายการแชตไม่สำเร็จ');

  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await screen.findAllByRole('option')).toHaveLength(2);
});
