import { bulkRead } from '@jsk/contracts/conversation-bulk';
import {
  changeChatMode,
  closeConversation,
  getConversation,
  markConversationUnread,
  startConversation,
} from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { listSnoozeChoices, snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { listTags } from '@jsk/contracts/tags';
import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { toast } from '@/lib/toast';
import { runCommandOf, useCommands } from '@/lib/commands';
import { activeSessionOf, malee, minute, somchai } from '@/testing/factories';
import { refuse } from '@/testing/fake-api';
import { createServer, openPane } from '../testing/open-pane';

let server: ReturnType<typeof createServer>;
const vip = { id: '5', name: 'ลูกค้าประจำ', color: 'green' } as const;

beforeEach(() => {
  server = createServer();
  const { session } = server.conversation;
  const changed = (change: Partial<Session>) => {
    server.conversation = {
      ...server.conversation,
      session: activeSessionOf(somchai, { id: session!.id, ...change }),
    };
    return server.conversation.session!;
  };
  server.api.on(closeConversation, ({ reason }) =>
    changed({ status: 'CLOSED', closedAt: minute(9), closedBy: 'OPERATOR', closeReason: reason ?? null }),
  );
  server.api.on(startConversation, () => {
    changed({ id: '99999' });
    return server.conversation;
  });
  server.api.on(snoozeConversation, ({ until }) => changed({ snoozedAt: minute(5), snoozedUntil: until }));
  server.api.on(wakeConversation, () => changed({ snoozedAt: null, snoozedUntil: null }));
  server.api.on(listSnoozeChoices, () => ({
    timeZone: 'Asia/Bangkok',
    items: [{ kind: 'one_hour' as const, until: new Date(Date.now() + 60 * 60_000).toISOString() }],
  }));
  server.api.on(listTags, () => ({ items: [{ ...vip, customerCount: 3 }] }));
  window.addEventListener('keydown', runCommandOf);
});
afterEach(() => {
  window.removeEventListener('keydown', runCommandOf);
  toast.dismiss();
});

const press = (code: string, keys: { ctrlKey?: boolean } = {}) =>
  fireEvent.keyDown(document.body, { code, altKey: true, ...keys });
const banner = () => within(screen.getByRole('banner'));
const said = () => server.api.callsOf(closeConversation).map(({ input: { lineUserId: _, ...rest } }) => rest);
const askToClose = async ({ operator }: Awaited<ReturnType<typeof openPane>>) =>
  operator.click(await screen.findByRole('button', { name: 'ปิดแชต' }));

describe('closing', () => {
  test('asks once, and says that the customer is told', async () => {
    const pane = await openPane();
    await askToClose(pane);
    const question = within(screen.getByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }));
    expect(question.getByText(/ลูกค้าจะได้รับแจ้ง/)).toBeVisible();
    await pane.operator.click(question.getByRole('button', { name: 'ปิดแชต' }));
    expect(await banner().findByText('ปิดแล้ว')).toBeVisible();
    expect(said()).toEqual([{}]);
  });

  test('does not promise a notice that cannot be sent', async () => {
    server.conversation = { ...server.conversation, isBlocked: true };
    await askToClose(await openPane());
    expect(await screen.findByText(/ลูกค้าจึงไม่ได้รับแจ้ง/)).toBeVisible();
    expect(screen.queryByText(/ลูกค้าจะได้รับแจ้ง/)).not.toBeInTheDocument();
  });

  test('asks for a reason where the rules want one', async () => {
    server.closingRules = { requires: 'reason', reasons: ['แก้ปัญหาแล้ว', 'สแปม'] };
    const pane = await openPane();
    await waitFor(() => expect(pane.client.isFetching()).toBe(0));
    await askToClose(pane);
    const dialog = within(await screen.findByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }));
    await pane.operator.click(dialog.getByRole('button', { name: 'ปิดแชต' }));
    expect(dialog.getByText('เลือกเหตุผลหนึ่งข้อ')).toBeVisible();
    expect(said()).toEqual([]);
    await pane.operator.click(dialog.getByText('สแปม'));
    await pane.operator.click(dialog.getByRole('button', { name: 'ปิดแชต' }));
    expect(await banner().findByText('ปิดแล้ว')).toBeVisible();
    expect(said()).toEqual([{ reason: 'สแปม' }]);
  });

  test('asks for a tag only while the customer carries none', async () => {
    server.closingRules = { requires: 'tag', reasons: [] };
    const pane = await openPane();
    await waitFor(() => expect(pane.client.isFetching()).toBe(0));
    await askToClose(pane);
    const dialog = within(await screen.findByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }));
    await pane.operator.click(dialog.getByRole('button', { name: 'ปิดแชต' }));
    expect(dialog.getByText('ใส่แท็กอย่างน้อยหนึ่งแท็ก')).toBeVisible();
    await pane.operator.click(dialog.getByRole('button', { name: 'ติดแท็ก' }));
    await pane.operator.click(await screen.findByRole('option', { name: /ลูกค้าประจำ/ }));
    await pane.operator.keyboard('{Escape}');
    await pane.operator.click(dialog.getByRole('button', { name: 'ปิดแชต' }));
    await waitFor(() => expect(said()).toEqual([{ tagIds: ['5'] }]));
  });

  test('asks for what the server wants, when the rules have just been changed', async () => {
    const close = jest.fn(() => {
      throw refuse({
        status: 400,
        code: 'validation_error',
        errors: [{ path: 'reason', message: 'missing' }],
      });
    });
    server.api.on(closeConversation, close);
    const pane = await openPane();
    await askToClose(pane);
    server.closingRules = { requires: 'reason', reasons: ['สแปม'] };
    const question = within(screen.getByRole('dialog', { name: 'ปิดแชตนี้ใช่ไหม' }));
    await pane.operator.click(question.getByRole('button', { name: 'ปิดแชต' }));
    expect(await screen.findByText('สแปม')).toBeVisible();
  });

  test('can be taken back by going on with the conversation', async () => {
    const pane = await openPane();
    await askToClose(pane);
    await pane.operator.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'ปิดแชต' }));
    await pane.operator.click(await screen.findByRole('button', { name: 'เปิดต่อ' }));
    expect(await banner().findByText(/กำลังคุย/)).toBeVisible();
    expect(server.api.callsOf(startConversation)).toHaveLength(1);
  });

  test('another operator’s conversation cannot be taken over by taking it back', async () => {
    const pane = await openPane({ user: { ...malee, role: 'ADMIN' } });
    await askToClose(pane);
    await pane.operator.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'ปิดแชต' }));
    expect(await screen.findByText('ปิดแชตแล้ว')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'เปิดต่อ' })).not.toBeInTheDocument();
  });

  test('by keys goes to the conversation that came next before this one left the list', async () => {
    const events: string[] = [];
    const planNext = () => {
      events.push(`planned with ${said().length} closed`);
      return Promise.resolve(() => void events.push(`gone on with ${said().length} closed`));
    };
    await openPane({}, { planNext });
    await screen.findByRole('button', { name: 'ปิดแชต' });
    press('KeyE', { ctrlKey: true });
    await waitFor(() => expect(events).toEqual(['planned with 0 closed', 'gone on with 1 closed']));
  });
});

describe('snoozing', () => {
  test('by keys: until the customer writes, and back again', async () => {
    const { operator } = await openPane();
    await screen.findByRole('button', { name: 'ปิดแชต' });
    press('KeyM');
    const dialog = within(await screen.findByRole('dialog', { name: 'พักแชตนี้ไว้' }));
    await operator.click(dialog.getByRole('button', { name: 'จนกว่าลูกค้าจะเขียน' }));
    expect(await banner().findByText('พักไว้ รอลูกค้าเขียน')).toBeVisible();
    expect(server.api.callsOf(snoozeConversation)[0]?.input).toMatchObject({ until: null });
    press('KeyM');
    expect(await banner().findByText(/กำลังคุย/)).toBeVisible();
  });

  test('offers moments of the shop, and the notice takes it back', async () => {
    const { operator } = await openPane();
    await operator.click(await screen.findByRole('button', { name: 'การทำงานอื่น' }));
    await operator.click(await screen.findByRole('menuitem', { name: 'พักแชตไว้' }));
    await operator.click(await screen.findByRole('button', { name: /อีก 1 ชั่วโมง/ }));
    expect(await banner().findByText(/พักไว้ถึง/)).toBeVisible();
    await operator.click(await screen.findByRole('button', { name: 'เลิกทำ' }));
    expect(await banner().findByText(/กำลังคุย/)).toBeVisible();
    expect(server.api.callsOf(wakeConversation)).toHaveLength(1);
  });

  test('takes any other moment by the clock of the shop, but none that is over', async () => {
    const { operator } = await openPane();
    await screen.findByRole('button', { name: 'ปิดแชต' });
    press('KeyM');
    const moment = await screen.findByLabelText('เลือกวันและเวลา');
    const submit = () => operator.click(screen.getByRole('button', { name: 'พักแชตไว้' }));
    fireEvent.change(moment, { target: { value: '2020-01-01T08:00' } });
    await submit();
    expect(screen.getByText('เลือกเวลาในอนาคต ไม่เกินหนึ่งปี')).toBeVisible();
    const day = new Date(Date.now() + 3 * 24 * 60 * 60_000).toISOString().slice(0, 10);
    fireEvent.change(moment, { target: { value: `${day}T08:00` } });
    await submit();
    await waitFor(() =>
      expect(server.api.callsOf(snoozeConversation)[0]?.input).toMatchObject({
        until: `${day}T01:00:00.000Z`,
      }),
    );
  });
});

test('marking unread leaves the conversation, and the notice takes it back', async () => {
  server.conversation = { ...server.conversation, customerMessageCount: 2 };
  server.api.on(markConversationUnread, () => ({ unreadCount: 1 }));
  server.api.on(bulkRead, ({ lineUserIds }) => ({
    results: [...lineUserIds].map((lineUserId) => ({ lineUserId, ok: true as const })),
  }));
  const onBack = jest.fn();
  const { operator } = await openPane({}, { onBack });
  await screen.findByRole('button', { name: 'ปิดแชต' });
  press('KeyU');
  expect(await screen.findByText('ทำเป็นยังไม่อ่านแล้ว')).toBeVisible();
  expect(onBack).toHaveBeenCalled();
  await operator.click(screen.getByRole('button', { name: 'เลิกทำ' }));
  await waitFor(() => expect(server.api.callsOf(bulkRead)).toHaveLength(1));
});

test('who answers can be taken back', async () => {
  server.conversation = { ...server.conversation, session: null, chatMode: 'BOT' };
  server.api.on(changeChatMode, ({ mode }) => {
    server.conversation = { ...server.conversation, chatMode: mode };
    return server.conversation;
  });
  server.api.on(getConversation, () => server.conversation);
  const { operator } = await openPane();
  await operator.click(await screen.findByRole('button', { name: 'การทำงานอื่น' }));
  await operator.click(await screen.findByRole('menuitemradio', { name: /เจ้าหน้าที่ตอบ/ }));
  await operator.click(await screen.findByRole('button', { name: 'เลิกทำ' }));
  await waitFor(() =>
    expect(server.api.callsOf(changeChatMode).map(({ input }) => input.mode)).toEqual(['HUMAN', 'BOT']),
  );
});

test('who answers is chosen from the palette, too', async () => {
  server.conversation = { ...server.conversation, session: null, chatMode: 'BOT' };
  server.api.on(changeChatMode, ({ mode }) => {
    server.conversation = { ...server.conversation, chatMode: mode };
    return server.conversation;
  });
  await openPane();
  await screen.findByRole('button', { name: 'การทำงานอื่น' });
  const { result } = renderHook(() => useCommands());
  const command = () => result.current.find(({ id }) => id === 'chat-mode');
  expect(command()?.label).toBe('ใครตอบแชตนี้: เจ้าหน้าที่ตอบ (บอตเงียบ)');
  act(() => command()?.run());
  await waitFor(() => expect(command()?.label).toBe('ใครตอบแชตนี้: บอตตอบ'));
});
