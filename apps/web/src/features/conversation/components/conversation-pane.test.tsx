import { unbarCustomer } from '@jsk/contracts/customer-details';
import { claimConversation, getConversation } from '@jsk/contracts/conversations';
import { listMessages, type Message } from '@jsk/contracts/messages';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { knownConversation } from '@/lib/conversation-queries';
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
import { refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { createServer, openPane, thread } from '../testing/open-pane';
import { ConversationPane } from './conversation-pane';

const lineUserId = customerId(1);
let server: ReturnType<typeof createServer>;

beforeEach(() => {
  server = createServer();
});

test('messages stand in the order they were written, whatever the order they come in', async () => {
  server.messages = [
    aMessage({ text: 'หนึ่ง', createdAt: minute(1) }),
    aMessage({ text: 'สาม', createdAt: minute(3) }),
  ];
  const { emit } = await openPane();
  await within(await thread()).findByText('สาม');

  emit('new_message', aMessage({ text: 'สอง', createdAt: minute(2) }));

  const shown = within(await thread()).getAllByText(/^(หนึ่ง|สอง|สาม)$/);
  expect(shown.map((bubble) => bubble.textContent)).toEqual(['หนึ่ง', 'สอง', 'สาม']);
});

test('new customer messages are read out and marked as read; the history is not read out', async () => {
  server.messages = [aMessage({ text: 'เก่า' })];
  const view = await openPane();
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

test('what comes back from being put aside while it is open is read at once', async () => {
  const message = aMessage({ text: 'เก่า' });
  server.messages = [message];
  const view = await openPane();
  await within(await thread()).findByText('เก่า');
  const { session } = server.conversation;
  expect(view.connection.asked.filter(({ event }) => event === 'mark_read')).toEqual([]);

  view.emit('conversation_update', { lineUserId, unreadCount: 1 });
  view.emit('session_woken', { session: session!, because: 'time' });

  await waitFor(() =>
    expect(view.connection.asked).toContainEqual({
      event: 'mark_read',
      input: { lineUserId, messageId: message.id },
    }),
  );
  await waitFor(() => expect(knownConversation(view.client, lineUserId)?.unreadCount).toBe(0));
});

test.each([
  [
    'after a lost connection',
    (view: Awaited<ReturnType<typeof openPane>>) => {
      act(() => view.connection.state.set('reconnecting'));
      act(() => view.connection.state.set('online'));
    },
  ],
  [
    'when the server could not tell everything',
    (view: Awaited<ReturnType<typeof openPane>>) => view.emit('catch_up', {}),
  ],
])('%s the room is joined again and missed messages are fetched', async (_, happen) => {
  server.messages = [aMessage({ text: 'ก่อนหลุด' })];
  const view = await openPane();
  await within(await thread()).findByText('ก่อนหลุด');
  const missed = aMessage({ text: 'ตอนหลุด', createdAt: minute(5) });
  server.api.on(listMessages, ({ afterId }) => ({
    messages: afterId ? [missed] : [...server.messages, missed],
    hasMore: false,
  }));

  happen(view);

  expect(await within(await thread()).findByText('ตอนหลุด')).toBeVisible();
  expect(view.connection.asked.filter(({ event }) => event === 'join_room')).toHaveLength(2);
});

test('a session that the customer left is told in the thread', async () => {
  const left = {
    kind: 'system',
    event: 'session_left',
    operatorName: null,
    toOperatorName: null,
    detail: null,
  };
  server.messages = [aMessage({ type: 'system', text: null, payload: left as Message['payload'] })];
  await openPane();
  expect(await screen.findByText(/ลูกค้าออกจากแชต/)).toBeVisible();
});

describe('files that are dropped over the chat', () => {
  const dragged = { types: ['Files'], files: [new File(['x'], 'เสื้อ.jpg', { type: 'image/jpeg' })] };
  const region = () => screen.getByRole('region', { name: 'แชตกับ คุณนก' });

  test('are attached', async () => {
    await openPane();
    await screen.findByText('ช่องพิมพ์');
    fireEvent.dragOver(region(), { dataTransfer: dragged });
    expect(screen.getByText('วางไฟล์ที่นี่เพื่อแนบ')).toBeVisible();

    fireEvent.drop(region(), { dataTransfer: dragged });
    expect(screen.getByRole('listitem')).toHaveTextContent('เสื้อ.jpg');
    expect(screen.queryByText('วางไฟล์ที่นี่เพื่อแนบ')).not.toBeInTheDocument();
  });

  test('are not welcome where the operator may not write', async () => {
    await openPane({ user: malee });
    await screen.findByText('กำลังคุยกับ สมชาย');
    fireEvent.dragOver(region(), { dataTransfer: dragged });
    expect(screen.queryByText('วางไฟล์ที่นี่เพื่อแนบ')).not.toBeInTheDocument();
  });
});

describe('below the thread', () => {
  test('the owner writes', async () => {
    await openPane();
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
  });

  test('a colleague reads along and sees whose chat it is', async () => {
    await openPane({ user: malee });
    expect(await screen.findByText('กำลังคุยกับ สมชาย')).toBeVisible();
    expect(screen.queryByText('ช่องพิมพ์')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'ปิดแชต' })).not.toBeInTheDocument();
  });

  test('an administrator may write for the owner', async () => {
    await openPane({ user: { ...malee, role: 'ADMIN' } });
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.getByText(/สมชาย ดูแลอยู่/)).toBeVisible();
  });

  test('a customer who has blocked the account is not written to, and the operator is told why [case 75]', async () => {
    server.conversation = { ...server.conversation, isBlocked: true };
    const { emit } = await openPane();
    expect(await screen.findByText('ลูกค้าบล็อกบัญชีนี้')).toBeVisible();
    expect(screen.getByText(/ไม่เสียโควตา/)).toBeVisible();
    expect(within(screen.getByRole('banner')).getByText('บล็อกบัญชีนี้')).toBeVisible();
    expect(screen.queryByText('ช่องพิมพ์')).not.toBeInTheDocument();

    emit('conversation_update', { lineUserId, isBlocked: false });
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.queryByText('ลูกค้าบล็อกบัญชีนี้')).not.toBeInTheDocument();
  });

  test('a customer whom the team has barred is not written to, and can be heard again from there', async () => {
    server.conversation = { ...server.conversation, isBarred: true };
    server.api.on(unbarCustomer, () => ({}));
    const { operator } = await openPane();
    expect(await screen.findByText('ทีมระงับลูกค้ารายนี้ไว้')).toBeVisible();
    expect(screen.queryByText('ช่องพิมพ์')).not.toBeInTheDocument();
    await operator.click(screen.getByRole('button', { name: 'เลิกระงับ' }));
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.queryByText('ทีมระงับลูกค้ารายนี้ไว้')).not.toBeInTheDocument();
  });

  test('a chat that another system holds is not written in until it comes back, but can be closed [case 32]', async () => {
    const { emit } = await openPane();
    emit('conversation_update', { lineUserId, isOnStandby: true });
    expect(await screen.findByText(/มีระบบอื่นตอบแชตนี้ผ่าน LINE อยู่/)).toBeVisible();
    expect(screen.getByText(/เมื่อระบบนั้นส่งแชตกลับมา/)).toBeVisible();
    expect(within(screen.getByRole('banner')).getByText('ระบบอื่นตอบอยู่')).toBeVisible();
    expect(screen.queryByText('ช่องพิมพ์')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'ปิดแชต' })).toBeEnabled();

    emit('conversation_update', { lineUserId, isOnStandby: false });
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.queryByText(/มีระบบอื่นตอบแชตนี้/)).not.toBeInTheDocument();
  });

  test('a waiting chat shows what was asked, and claiming it opens the composer', async () => {
    const session = aSession();
    server.conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
    server.api.on(claimConversation, () => activeSessionOf(somchai, { id: session.id }));
    const { operator } = await openPane();

    expect(await screen.findByText(/ขอคุยกับเจ้าหน้าที่”/)).toBeVisible();
    await operator.click(screen.getByRole('button', { name: 'รับแชต' }));
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
  });

  test('a lost claim says who was faster', async () => {
    const session = aSession();
    server.conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
    server.api.on(claimConversation, () => {
      server.conversation = {
        ...server.conversation,
        session: activeSessionOf(malee, { id: session.id }),
        waitingSince: null,
      };
      throw refuse({ status: 409, code: 'session_already_claimed', operator: { id: '8', name: 'มาลี' } });
    });
    const { operator } = await openPane();
    await operator.click(await screen.findByRole('button', { name: 'รับแชต' }));

    expect(await screen.findByText('มาลี รับแชตนี้ไปแล้ว')).toBeInTheDocument();
    expect(await screen.findByText('กำลังคุยกับ มาลี')).toBeVisible();
  });
});

test('a chat that does not exist says so and leaves the way back', async () => {
  server.api.on(getConversation, () => {
    throw refuse({ status: 404, code: 'not_found' });
  });
  const back = jest.fn();
  await renderWithLive(
    <ConversationPane
      lineUserId={lineUserId}
      onBack={back}
      isPanelOpen={false}
      onTogglePanel={() => {}}
      planNext={() => Promise.resolve(() => {})}
      renderComposer={() => null}
    />,
  );
  expect(await screen.findByText('ไม่พบแชตนี้')).toBeVisible();
  screen.getByRole('button', { name: 'กลับ' }).click();
  expect(back).toHaveBeenCalled();
});
