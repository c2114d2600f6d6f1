import { type ClosingRules, getClosingRules } from '@jsk/contracts/closing';
import { bulkAssign, bulkClose, bulkRead, bulkTag, type BulkOutcome } from '@jsk/contracts/conversation-bulk';
import {
  listConversations,
  markConversationUnread,
  pinConversation,
  type Conversation,
} from '@jsk/contracts/conversations';
import { tagCustomers } from '@jsk/contracts/customers';
import {
  createSavedView,
  deleteSavedView,
  listSavedViews,
  updateSavedView,
  type SavedView,
} from '@jsk/contracts/saved-views';
import { listTags } from '@jsk/contracts/tags';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { Toaster } from '@/components/toaster';
import type { ListView } from '@/lib/conversation-queries';
import { openConversation } from '@/lib/open-conversation';
import {
  activeSessionOf,
  aConversation,
  aMessage,
  customerId,
  malee,
  minute,
  somchai,
} from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import type { ViewChange } from '../model/view-filters';
import { ConversationListPane } from './conversation-list-pane';

let api: FakeApi;
let items: Conversation[];
let views: SavedView[];
let closingRules: ClosingRules;
const onSelect = jest.fn();
const onView = jest.fn();
const counts = { all: 3, waiting: 0, active: 0, mine: 0, snoozed: 0, tickets: 0, mentions: 0, closed: 0 };
const vip = { id: '4', name: 'วีไอพี', color: 'green', customerCount: 1 } as const;

function customer(n: number, displayName: string, over: Partial<Conversation> = {}): Conversation {
  const lineUserId = customerId(n);
  const lastMessage = aMessage({ lineUserId, createdAt: minute(10 - n) });
  return aConversation({ lineUserId, displayName, lastMessage, customerMessageCount: 1, ...over });
}

beforeEach(() => {
  onSelect.mockReset();
  onView.mockReset();
  openConversation.set(null);
  items = [customer(1, 'หนึ่ง'), customer(2, 'สอง'), customer(3, 'สาม')];
  views = [];
  closingRules = { requires: 'reason', reasons: ['ตอบแล้ว'] };
  api = createFakeApi();
  api.on(listConversations, () => ({ items, nextCursor: null, counts }));
  api.on(listTags, () => ({ items: [vip] }));
  api.on(listSavedViews, () => ({ items: views }));
  api.on(getClosingRules, () => closingRules);
});

function Inbox() {
  const [{ viewId, ...view }, setView] = useState<ListView & { viewId: string | null }>({
    ...{ status: 'all', q: '', unreadOnly: false, viewId: null },
  });
  const change = ({ tagIds, ...next }: ViewChange) => {
    onView({ tagIds, ...next });
    setView(({ tagIds: tagsBefore, ...current }) => {
      const tags = tagIds ?? tagsBefore ?? [];
      return { ...current, ...next, ...(tags.length > 0 && { tagIds: tags }) };
    });
  };
  return (
    <>
      <ConversationListPane {...{ view, viewId, onSelect }} onViewChange={change} selectedId={null} />
      <Toaster />
    </>
  );
}

async function openInbox() {
  const rendered = await renderWithLive(<Inbox />);
  await screen.findAllByRole('option');
  return rendered;
}

const rows = () => screen.getAllByRole('option');
const names = () => rows().map((row) => within(row).getByTitle(/^(หนึ่ง|สอง|สาม)$/).textContent);
const lastList = () => api.callsOf(listConversations).at(-1)?.input;
const outcome = (results: BulkOutcome['results']): BulkOutcome => ({ results });

describe('Filters', () => {
  test('narrow the list to tags, and say so until they are taken away', async () => {
    const { operator } = await openInbox();
    await operator.click(screen.getByRole('button', { name: 'ตัวกรองและการเรียง' }));
    await operator.click(await screen.findByRole('option', { name: 'วีไอพี' }));
    await waitFor(() => expect(lastList()).toMatchObject({ tag: '4' }));
    await operator.keyboard('{Escape}');

    await operator.click(await screen.findByRole('button', { name: /วีไอพี/ }));
    expect(screen.queryByRole('button', { name: /วีไอพี/ })).not.toBeInTheDocument();
    expect(onView).toHaveBeenLastCalledWith({ tagIds: [] });
  });

  test('order the list by the oldest unanswered', async () => {
    const { operator } = await openInbox();
    await operator.click(screen.getByRole('button', { name: 'ตัวกรองและการเรียง' }));
    await operator.selectOptions(await screen.findByRole('combobox', { name: 'เรียงตาม' }), 'unanswered');
    await waitFor(() => expect(lastList()).toMatchObject({ sort: 'unanswered' }));
  });

  test('that nothing matches are told with a way out', async () => {
    const { operator } = await openInbox();
    items = [];
    await operator.click(screen.getByRole('button', { name: 'ตัวกรองและการเรียง' }));
    await operator.click(await screen.findByRole('option', { name: 'วีไอพี' }));
    expect(await screen.findByText('ไม่มีแชตที่ตรงกับตัวกรอง')).toBeInTheDocument();
  });
});

describe('Reading', () => {
  const badge = (row: number) => within(rows()[row]!).queryByRole('img', { name: /^ยังไม่อ่าน/ });

  test('is taken back and done from the list by a key, without opening the chat', async () => {
    api.on(markConversationUnread, () => ({ unreadCount: 1 }));
    api.on(bulkRead, ({ lineUserIds }) =>
      outcome([...lineUserIds].map((lineUserId) => ({ lineUserId, ok: true as const }))),
    );
    const { operator } = await openInbox();
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await operator.keyboard('{Home}[KeyU]');
    await waitFor(() => expect(badge(0)).toBeVisible());
    await operator.keyboard('[KeyU]');
    await waitFor(() => expect(badge(0)).not.toBeInTheDocument());
    expect(api.callsOf(markConversationUnread)).toHaveLength(1);
    expect(onSelect).not.toHaveBeenCalled();
  });

  test('is no question where the customer never wrote', async () => {
    items = [customer(1, 'หนึ่ง', { customerMessageCount: 0 })];
    const { operator } = await openInbox();
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await operator.keyboard('{Home}[KeyU]');
    expect(api.callsOf(markConversationUnread)).toEqual([]);
  });
});

test('a row says until when the chat is put aside', async () => {
  const snoozed = { snoozedAt: minute(1), snoozedUntil: null };
  items = [customer(1, 'หนึ่ง', { session: activeSessionOf(somchai, snoozed) })];
  await openInbox();
  expect(within(rows()[0]!).getByText('พักไว้ รอลูกค้าเขียน')).toBeVisible();
});

describe('Pinned conversations', () => {
  test('go to the top at once, by the key whatever the layout', async () => {
    api.on(pinConversation, () => ({ isPinned: true }));
    const { operator } = await openInbox();
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await operator.keyboard('{End}');
    // On a Thai keyboard the key P writes ย.
    await operator.keyboard('[KeyP]');
    await waitFor(() => expect(names()).toEqual(['สาม', 'หนึ่ง', 'สอง']));
    expect(within(rows()[0]!).getByRole('img', { name: 'ปักหมุดไว้' })).toBeVisible();
    expect(api.callsOf(pinConversation)).toHaveLength(1);
  });

  test('that are too many go back where they were, with the reason', async () => {
    api.on(pinConversation, () => {
      throw refuse({ status: 409, code: 'conflict' });
    });
    const { operator } = await openInbox();
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await operator.keyboard('{End}[KeyP]');
    expect(await screen.findByText('ปักหมุดได้ไม่เกิน 20 แชต')).toBeInTheDocument();
    expect(names()).toEqual(['หนึ่ง', 'สอง', 'สาม']);
  });

  test('stay at the top when others write', async () => {
    items = [customer(3, 'สาม', { isPinned: true }), customer(1, 'หนึ่ง'), customer(2, 'สอง')];
    const { emit } = await openInbox();
    const lineUserId = customerId(2);
    const lastMessage = aMessage({ lineUserId, createdAt: minute(30) });
    emit('conversation_update', { lineUserId, lastMessage, customerMessageCount: 2 });
    await waitFor(() => expect(names()).toEqual(['สาม', 'สอง', 'หนึ่ง']));
  });
});

describe('Several conversations at once', () => {
  async function tickTwo() {
    const rendered = await openInbox();
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await rendered.operator.keyboard('{Home}[KeyX]{ArrowDown}[KeyX]');
    expect(await screen.findByRole('status')).toHaveTextContent('เลือก 2 แชต');
    return rendered;
  }

  test('are ticked by key, and what fails says why and stays ticked', async () => {
    api.on(bulkAssign, ({ lineUserIds }) =>
      outcome([
        { lineUserId: lineUserIds[0]!, ok: true },
        {
          lineUserId: lineUserIds[1]!,
          ok: false,
          error: {
            code: 'session_already_claimed',
            message: '',
            operator: { id: malee.id, name: malee.displayName },
          },
        },
      ]),
    );
    const { operator } = await tickTwo();
    expect(rows()[0]).toHaveAttribute('aria-checked', 'true');
    await operator.click(screen.getByRole('button', { name: 'รับแชต' }));
    const alert = await screen.findByRole('alert');
    await waitFor(() => expect(alert).toHaveTextContent('ทำไม่สำเร็จ 1 แชต'));
    expect(alert).toHaveTextContent(/สอง.*มาลี/);
    expect(screen.getByRole('status')).toHaveTextContent('เลือก 1 แชต');
    expect(rows().map((row) => row.getAttribute('aria-checked'))).toEqual(['false', 'true', 'false']);
  });

  test('are marked as read, after which nothing is ticked', async () => {
    api.on(bulkRead, ({ lineUserIds }) =>
      outcome(lineUserIds.map((lineUserId) => ({ lineUserId, ok: true }))),
    );
    const { operator } = await tickTwo();
    await operator.click(screen.getByRole('button', { name: 'ทำเครื่องหมายว่าอ่านแล้ว' }));
    await waitFor(() => expect(screen.queryByRole('toolbar')).not.toBeInTheDocument());
    expect(api.callsOf(bulkRead)[0]?.input.lineUserIds).toEqual([customerId(1), customerId(2)]);
  });

  test('are tagged, and undoing that takes the tag off those alone who did not carry it before', async () => {
    items = [customer(1, 'หนึ่ง', { tags: [vip] }), customer(2, 'สอง'), customer(3, 'สาม')];
    api.on(bulkTag, ({ lineUserIds }) =>
      outcome(lineUserIds.map((lineUserId) => ({ lineUserId, ok: true }))),
    );
    api.on(tagCustomers, () => ({ changedCount: 1 }));
    const { operator } = await tickTwo();
    await operator.click(screen.getByRole('button', { name: 'ติดแท็ก' }));
    await operator.click(await screen.findByRole('option', { name: 'วีไอพี' }));
    await operator.click(await screen.findByRole('button', { name: 'เลิกทำ' }));
    await waitFor(() =>
      expect(api.callsOf(tagCustomers)[0]?.input).toEqual({
        tagId: vip.id,
        action: 'remove',
        lineUserIds: [customerId(2)],
      }),
    );
  });

  test('are closed after a question, with the reason that the rules want', async () => {
    api.on(bulkClose, ({ lineUserIds }) =>
      outcome(lineUserIds.map((lineUserId) => ({ lineUserId, ok: true }))),
    );
    const { operator } = await tickTwo();
    await operator.click(screen.getByRole('button', { name: 'ปิดแชต' }));
    const dialog = await screen.findByRole('dialog', { name: 'ปิด 2 แชตหรือไม่' });
    const reason = await within(dialog).findByRole('radio', { name: 'ตอบแล้ว' });
    await operator.click(within(dialog).getByRole('button', { name: 'ปิดแชต' }));
    expect(await within(dialog).findByText('เลือกเหตุผลหนึ่งข้อ')).toBeVisible();
    await operator.click(reason);
    await operator.click(within(dialog).getByRole('button', { name: 'ปิดแชต' }));
    await waitFor(() => expect(api.callsOf(bulkClose)[0]?.input).toMatchObject({ reason: 'ตอบแล้ว' }));
  });

  test('are closed with the tag that the rules want of those who have none', async () => {
    closingRules = { requires: 'tag', reasons: [] };
    api.on(bulkClose, ({ lineUserIds }) =>
      outcome(lineUserIds.map((lineUserId) => ({ lineUserId, ok: true }))),
    );
    const { operator } = await tickTwo();
    await operator.click(screen.getByRole('button', { name: 'ปิดแชต' }));
    const dialog = await screen.findByRole('dialog', { name: 'ปิด 2 แชตหรือไม่' });
    const add = await within(dialog).findByRole('button', { name: 'ติดแท็ก' });
    await operator.click(within(dialog).getByRole('button', { name: 'ปิดแชต' }));
    expect(await within(dialog).findByText('ใส่แท็กอย่างน้อยหนึ่งแท็ก')).toBeVisible();
    await operator.click(add);
    await operator.click(await screen.findByRole('option', { name: /วีไอพี/ }));
    await operator.keyboard('{Escape}');
    await operator.click(within(dialog).getByRole('button', { name: 'ปิดแชต' }));
    await waitFor(() => expect(api.callsOf(bulkClose)[0]?.input).toMatchObject({ tagIds: [vip.id] }));
  });

  test('leave the selection when they leave the list, and Escape lets the others go', async () => {
    const { operator, emit } = await tickTwo();
    emit('conversation_hidden', { lineUserId: customerId(1) });
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('เลือก 1 แชต'));
    screen.getByRole('listbox', { name: 'รายการแชต' }).focus();
    await operator.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('toolbar')).not.toBeInTheDocument());
  });
});

describe('Saved views', () => {
  const filters = { status: 'mine', tagIds: ['4'], unreadOnly: true, sort: 'unanswered' } as const;
  const saved = { ...filters, tagIds: [...filters.tagIds] };
  const openMenu = async (operator: Awaited<ReturnType<typeof openInbox>>['operator']) =>
    operator.click(screen.getByRole('button', { name: /มุมมอง/ }));

  test('show the list as it was kept', async () => {
    views = [{ id: '9', name: 'ค้างตอบ', isShared: true, filters: saved }];
    const { operator } = await openInbox();
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitemradio', { name: 'ค้างตอบ' }));
    await waitFor(() =>
      expect(lastList()).toMatchObject({ status: 'mine', tag: '4', unread: 'true', sort: 'unanswered' }),
    );
    expect(await screen.findByRole('button', { name: 'มุมมอง: ค้างตอบ' })).toBeVisible();
    // An agent does not change what everybody has.
    await openMenu(operator);
    expect(screen.queryByRole('menuitem', { name: /ลบ/ })).not.toBeInTheDocument();
  });

  test('are made from the list as it is, and a name that is taken is said at the field', async () => {
    let isTaken = true;
    api.on(createSavedView, (view) => {
      if (isTaken)
        throw refuse({ status: 409, code: 'conflict', errors: [{ path: 'name', message: 'taken' }] });
      return { ...view, id: '10', isShared: false, filters: saved };
    });
    const { operator } = await openInbox();
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'บันทึกเป็นมุมมองใหม่…' }));
    await operator.type(await screen.findByLabelText('ชื่อมุมมอง'), 'ของฉัน');
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    expect(await screen.findByText('มีมุมมองชื่อนี้แล้ว')).toBeVisible();
    isTaken = false;
    await operator.click(screen.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() => expect(onView).toHaveBeenCalledWith({ tagIds: undefined, viewId: '10' }));
    expect(api.callsOf(createSavedView).at(-1)?.input).toMatchObject({
      name: 'ของฉัน',
      filters: { status: 'all', tagIds: [], unreadOnly: false, sort: 'newest' },
    });
  });

  test('of the operator are changed, renamed and deleted', async () => {
    const own = { id: '9', name: 'ค้างตอบ', isShared: false, filters: saved };
    views = [own];
    api.on(updateSavedView, ({ name = own.name }) => ({ ...own, name }));
    api.on(deleteSavedView, () => ({}));
    const { operator } = await openInbox();
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitemradio', { name: 'ค้างตอบ' }));
    await operator.click(await screen.findByRole('tab', { name: /ทั้งหมด/ }));
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'บันทึกตัวกรองนี้ลงใน “ค้างตอบ”' }));
    await waitFor(() =>
      expect(api.callsOf(updateSavedView)[0]?.input).toMatchObject({
        viewId: '9',
        filters: { status: 'all' },
      }),
    );
    await openMenu(operator);
    await operator.click(await screen.findByRole('menuitem', { name: 'ลบ “ค้างตอบ”…' }));
    await operator.click(await screen.findByRole('button', { name: 'ลบมุมมอง' }));
    await waitFor(() => expect(api.callsOf(deleteSavedView)).toHaveLength(1));
    expect(await screen.findByRole('button', { name: 'มุมมองที่บันทึกไว้' })).toBeVisible();
  });
});
