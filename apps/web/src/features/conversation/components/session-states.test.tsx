import { changeChatMode, startConversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { screen, waitFor, within } from '@testing-library/react';
import { activeSessionOf, aConversation, aMessage, customerId, malee, somchai } from '@/testing/factories';
import { refuse } from '@/testing/fake-api';
import { createServer, openPane } from '../testing/open-pane';

const lineUserId = customerId(1);
let server: ReturnType<typeof createServer>;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000 + 30_000).toISOString();
const header = () => within(screen.getByRole('banner'));

beforeEach(() => {
  server = createServer();
});

describe('a request that was left outside opening hours', () => {
  beforeEach(() => {
    server.conversation = aConversation({
      ticket: { id: '1', createdAt: inMinutes(-60), skill: 'ฝ่ายขาย', entersQueueAt: inMinutes(60 * 24) },
    });
  });

  test('says when it enters the queue and what is needed', async () => {
    await openPane();
    expect(await screen.findByText('ลูกค้าขอคุยนอกเวลาทำการ')).toBeVisible();
    expect(screen.getByText(/ฝากไว้ .+ · เข้าคิว พรุ่งนี้ \d\d:\d\d · ต้องการทักษะ ฝ่ายขาย/)).toBeVisible();
    expect(header().getByText(/เข้าคิว พรุ่งนี้ \d\d:\d\d/)).toBeVisible();
  });

  test('can be answered before the opening', async () => {
    server.api.on(startConversation, () =>
      aConversation({ chatMode: 'HUMAN', session: activeSessionOf(somchai) }),
    );
    const { operator } = await openPane();
    await operator.click(await screen.findByRole('button', { name: 'เริ่มแชตเลย' }));
    expect(await screen.findByText('ช่องพิมพ์')).toBeVisible();
    expect(screen.queryByText(/นอกเวลาทำการ/)).not.toBeInTheDocument();
  });

  test('has no time while nobody knows the next opening', async () => {
    server.conversation.ticket!.entersQueueAt = null;
    await openPane();
    expect(await screen.findByText(/เข้าคิวเมื่อเปิดทำการ · /)).toBeVisible();
  });
});

describe('who answers', () => {
  const mode = (name: RegExp) => screen.findByRole('menuitemradio', { name });
  const openMenu = async ({ operator }: Awaited<ReturnType<typeof openPane>>) =>
    operator.click(await screen.findByRole('button', { name: 'การทำงานอื่น' }));

  beforeEach(() => {
    server.conversation = aConversation();
    server.api.on(changeChatMode, ({ mode }) => {
      server.conversation = { ...server.conversation, chatMode: mode };
      return server.conversation;
    });
  });

  test('the bot is silenced and allowed to answer again', async () => {
    const view = await openPane();
    expect(await screen.findByText('บอตกำลังดูแลแชตนี้')).toBeVisible();
    await openMenu(view);
    expect(await mode(/บอตตอบ/)).toBeChecked();
    await view.operator.click(await mode(/บอตเงียบ/));
    expect(await screen.findByText('บอตเงียบอยู่ ยังไม่มีใครตอบแชตนี้')).toBeVisible();
    expect(header().getByText('บอตเงียบ')).toBeVisible();

    await openMenu(view);
    await view.operator.click(await mode(/บอตตอบ/));
    expect(await screen.findByText('บอตกำลังดูแลแชตนี้')).toBeVisible();
  });

  test('is not a question while a session is open', async () => {
    server.conversation = aConversation({ chatMode: 'HUMAN', session: activeSessionOf(somchai) });
    await openMenu(await openPane());
    await screen.findByRole('menuitem', { name: /อัปเดตโปรไฟล์/ });
    expect(screen.queryByRole('menuitemradio')).not.toBeInTheDocument();
  });

  test('a change that came too late is said, and the chat is shown as it is', async () => {
    server.api.on(changeChatMode, () => {
      server.conversation = aConversation({ chatMode: 'HUMAN', session: activeSessionOf(malee) });
      throw refuse({ status: 409, code: 'conflict' });
    });
    const view = await openPane();
    await openMenu(view);
    await view.operator.click(await mode(/บอตเงียบ/));
    expect(await screen.findByText(/ข้อมูลเปลี่ยนไปแล้ว/)).toBeInTheDocument();
    expect(await screen.findByText('กำลังคุยกับ มาลี')).toBeVisible();
  });
});

describe('a session in which nobody writes', () => {
  const warned = { warnedAt: inMinutes(-1), closesAt: inMinutes(4) };

  test('says when it closes and what keeps it open, until somebody writes', async () => {
    const session = activeSessionOf(somchai, warned);
    server.conversation = aConversation({ chatMode: 'HUMAN', session });
    const { emit } = await openPane();
    expect(await screen.findByText('ไม่มีข้อความสักพัก แชตนี้จะปิดใน 4 นาที')).toBeVisible();
    expect(screen.getByText('ส่งข้อความใดก็ได้เพื่อคุยต่อ')).toBeVisible();
    expect(header().getByText('ปิดใน 4 นาที')).toBeVisible();

    emit('conversation_update', { lineUserId, session: { ...session, warnedAt: null, closesAt: null } });
    await waitFor(() => expect(screen.queryByText(/จะปิดใน/)).not.toBeInTheDocument());
  });

  test('that is overdue closes any moment', async () => {
    const session = activeSessionOf(somchai, { ...warned, closesAt: inMinutes(-2) });
    server.conversation = aConversation({ chatMode: 'HUMAN', session });
    await openPane();
    expect(await screen.findByText('ไม่มีข้อความสักพัก แชตนี้จะปิดในไม่ช้า')).toBeVisible();
  });

  test('does not tell those to write who may not', async () => {
    server.conversation = aConversation({ chatMode: 'HUMAN', session: activeSessionOf(somchai, warned) });
    await openPane({ user: malee });
    expect(await screen.findByText(/แชตนี้จะปิดใน/)).toBeVisible();
    expect(screen.queryByText(/ส่งข้อความใดก็ได้/)).not.toBeInTheDocument();
  });
});

test.each([
  ['session_requeued', null, 'ลูกค้าอยู่ไกล', /เจ้าหน้าที่ไม่อยู่ แชตกลับเข้าคิว · ลูกค้าอยู่ไกล/],
  ['session_requeued', 'สมชาย', 'ฝ่ายขาย', /สมชาย ส่งแชตกลับเข้าคิว · ฝ่ายขาย/],
  ['session_assigned', null, null, /ระบบมอบหมายให้ มาลี/],
  ['session_assigned', 'สมชาย', 'ถนัดเรื่องนี้', /สมชาย มอบหมายให้ มาลี · ถนัดเรื่องนี้/],
  ['session_opened_to_all', null, 'ฝ่ายขาย', /ทุกคนรับได้ · ฝ่ายขาย/],
  ['mode_changed', 'สมชาย', 'BOT', /สมชาย ให้บอตตอบ/],
  ['ticket_opened', null, 'agent', /นอกเวลาทำการ$/],
  ['survey_answered', null, '4', /ลูกค้าให้ 4 ดาว ★★★★☆$/],
  ['survey_commented', null, null, /ความคิดเห็นต่อการดูแล$/],
])('%s by %s is told in the thread', async (event, operatorName, detail, line) => {
  const payload = { kind: 'system', event, operatorName, toOperatorName: 'มาลี', detail };
  server.messages = [aMessage({ type: 'system', text: null, payload: payload as Message['payload'] })];
  await openPane();
  expect(await screen.findByText(line)).toBeVisible();
});
