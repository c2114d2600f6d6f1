import {
  type Customer,
  type FollowEvent,
  listCustomers,
  listFollowHistory,
  tagCustomers,
} from '@jsk/contracts/customers';
import { listTags, type Tag } from '@jsk/contracts/tags';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { customerId, minute } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { CustomersPage } from './customers-page';

const vip: Tag = { id: '5', name: 'VIP', color: 'purple' };

const aCustomer = (n: number, over: Partial<Customer> = {}): Customer => ({
  lineUserId: customerId(n),
  displayName: `ลูกค้า ${n}`,
  pictureUrl: null,
  language: 'th',
  followState: 'following',
  tags: [],
  firstSeenAt: minute(0),
  lastContactAt: minute(n),
  sessionCount: n,
  ...over,
});

let api: FakeApi;
let customers: Customer[];

beforeEach(() => {
  customers = [aCustomer(1, { tags: [vip] }), aCustomer(2, { followState: 'blocked' })];
  api = createFakeApi();
  api.on(listTags, () => ({ items: [{ ...vip, customerCount: 1 }] }));
  api.on(listCustomers, () => ({ items: customers, nextCursor: null, total: customers.length }));
});

async function open() {
  const view = await renderWithLive(
    <>
      <CustomersPage />
      <Toaster />
    </>,
  );
  await screen.findByRole('heading', { name: 'ลูกค้า' });
  return view;
}

const row = (n: number) => screen.findByRole('row', { name: new RegExp(`ลูกค้า ${n}`) });
const lastAsked = () => api.callsOf(listCustomers).at(-1)?.input;

test('everybody is shown with follow state and tags, and the name opens the conversation', async () => {
  await open();
  const first = within(await row(1));
  expect(first.getByRole('link', { name: 'ลูกค้า 1' })).toHaveAttribute('href', `/chat?chat=${customerId(1)}`);
  expect(first.getAllByText('VIP')[0]).toBeVisible();
  expect(within(await row(2)).getAllByText('บล็อกอยู่')[0]).toBeVisible();
  expect(screen.getByText('2 คน')).toBeVisible();
});

test('filters and order are asked of the server, and a filter that finds nobody can be taken back', async () => {
  const { operator } = await open();
  await row(1);
  await operator.selectOptions(screen.getByRole('combobox', { name: 'แท็ก' }), 'VIP');
  await operator.selectOptions(screen.getByRole('combobox', { name: 'การติดตาม' }), 'บล็อกอยู่');
  await operator.selectOptions(screen.getByRole('combobox', { name: 'เรียงตาม' }), 'ชื่อ ก-ฮ');
  const filters = { tag: '5', followState: 'blocked', sort: 'name', order: 'asc' };
  await waitFor(() => expect(lastAsked()).toMatchObject(filters));
  customers = [];
  await operator.type(screen.getByRole('searchbox', { name: 'ค้นหาชื่อหรือรหัส' }), 'นก');
  expect(await screen.findByText('ไม่มีลูกค้าที่ตรงกับตัวกรอง')).toBeVisible();
  expect(lastAsked()).toMatchObject({ ...filters, q: 'นก' });
  customers = [aCustomer(3)];
  await operator.click(screen.getByRole('button', { name: 'แสดงทั้งหมด' }));
  expect(await row(3)).toBeVisible();
  expect(lastAsked()).toEqual({ sort: 'name', order: 'asc', limit: '50' });
  expect(screen.getByRole('searchbox')).toHaveValue('');
});

test('where there is no room for the filters a panel has them, and says how many it will show', async () => {
  const { operator } = await open();
  await row(1);
  await operator.click(screen.getByRole('button', { name: 'ตัวกรอง' }));
  const panel = within(await screen.findByRole('dialog', { name: 'ตัวกรอง' }));
  await operator.selectOptions(panel.getByRole('combobox', { name: 'การติดตาม' }), 'บล็อกอยู่');
  await operator.selectOptions(panel.getByRole('combobox', { name: 'แท็ก' }), 'VIP');
  await waitFor(() => expect(lastAsked()).toMatchObject({ tag: '5', followState: 'blocked' }));
  await operator.click(await panel.findByRole('button', { name: 'ดูลูกค้า 2 คน' }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'ตัวกรอง (2)' }));
  const again = within(await screen.findByRole('dialog', { name: 'ตัวกรอง' }));
  await operator.click(again.getByRole('button', { name: 'ล้างตัวกรอง' }));
  expect(again.getByRole('combobox', { name: 'แท็ก' })).toHaveValue('');
  expect(again.queryByRole('button', { name: 'ล้างตัวกรอง' })).not.toBeInTheDocument();
});

test('more are loaded at a click', async () => {
  api.on(listCustomers, ({ cursor }) =>
    cursor
      ? { items: [aCustomer(2)], nextCursor: null, total: null }
      : { items: [aCustomer(1)], nextCursor: 'next', total: 2 },
  );
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แสดงเพิ่ม (1 จาก 2)' }));
  expect(await row(2)).toBeVisible();
  expect(screen.queryByRole('button', { name: /แสดงเพิ่ม/ })).not.toBeInTheDocument();
});

test('the chosen are tagged where it changes something, and that can be undone', async () => {
  api.on(tagCustomers, ({ lineUserIds }) => ({ changedCount: lineUserIds?.length ?? 0 }));
  const { operator } = await open();
  await row(1);
  await operator.click(screen.getByRole('checkbox', { name: 'เลือกทุกคนที่แสดงอยู่' }));
  expect(screen.getByText('เลือกแล้ว 2 คน')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'ติดแท็ก' }));
  await operator.click(
    within(await screen.findByRole('listbox', { name: 'แท็ก' })).getByRole('option', { name: 'VIP' }),
  );
  const named = { tagId: '5', lineUserIds: [customerId(2)] };
  await waitFor(() => expect(api.callsOf(tagCustomers)[0]?.input).toEqual({ ...named, action: 'add' }));
  await operator.click(await screen.findByRole('button', { name: 'เลิกทำ' }));
  await waitFor(() => expect(api.callsOf(tagCustomers)[1]?.input).toEqual({ ...named, action: 'remove' }));
});

test('all who match are tagged after a question that says how many', async () => {
  api.on(listCustomers, () => ({ items: customers, nextCursor: 'next', total: 1234 }));
  api.on(tagCustomers, () => ({ changedCount: 1234 }));
  const { operator } = await open();
  await operator.selectOptions(screen.getByRole('combobox', { name: 'ติดต่อล่าสุด' }), 'เกิน 90 วันแล้ว');
  await waitFor(() => expect(lastAsked()).toMatchObject({ lastContact: 'older' }));
  await waitFor(() => expect(screen.getByRole('checkbox', { name: /ทุกคน/ })).toBeEnabled());
  await operator.click(screen.getByRole('checkbox', { name: /ทุกคน/ }));
  await operator.click(screen.getByRole('button', { name: 'เลือกทั้ง 1,234 คนที่ตรงกับตัวกรอง' }));
  await operator.click(screen.getByRole('button', { name: 'ติดแท็ก' }));
  await operator.click(
    within(await screen.findByRole('listbox', { name: 'แท็ก' })).getByRole('option', { name: 'VIP' }),
  );
  const question = within(await screen.findByRole('dialog', { name: 'ติดแท็ก “VIP” ให้ลูกค้า 1,234 คนไหม' }));
  await operator.click(question.getByRole('button', { name: 'ติดแท็ก' }));
  expect(await screen.findByText('ติดแท็ก VIP ให้ 1,234 คนแล้ว')).toBeVisible();
  expect(api.callsOf(tagCustomers)[0]?.input).toEqual({
    tagId: '5',
    action: 'add',
    filter: { lastContact: 'older' },
  });
});

test('a click on the follow state shows when the customer followed, blocked and came back', async () => {
  const items: FollowEvent[] = [
    { kind: 'came_back', occurredAt: minute(3) },
    { kind: 'blocked', occurredAt: minute(2) },
    { kind: 'followed', occurredAt: minute(1) },
  ];
  api.on(listFollowHistory, () => ({ items }));
  const { operator } = await open();
  const [state] = within(await row(1)).getAllByRole('button', { name: /ดูประวัติการติดตาม/ });
  await operator.click(state as HTMLElement);
  const history = within(await screen.findByRole('dialog', { name: 'ประวัติการติดตาม' }));
  const kinds = (await history.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(kinds).toEqual([
    expect.stringContaining('เลิกบล็อกและกลับมา'),
    expect.stringContaining('บล็อก'),
    expect.stringContaining('เพิ่มเป็นเพื่อน'),
  ]);
});

test('what is told of a customer changes their row', async () => {
  const { emit } = await open();
  await row(1);
  emit('conversation_update', { lineUserId: customerId(1), displayName: 'ลูกค้า 1 ชื่อใหม่', tags: [] });
  const changed = within(await row(1));
  expect(changed.getByRole('link', { name: 'ลูกค้า 1 ชื่อใหม่' })).toBeVisible();
  expect(changed.queryByText('VIP')).not.toBeInTheDocument();
  customers = [aCustomer(7)];
  emit('tags_changed', {});
  expect(await row(7)).toBeVisible();
});

test('a list that could not be loaded can be loaded again', async () => {
  api.on(listCustomers, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  const { operator } = await open();
  const failure = within(await screen.findByRole('alert'));
  api.on(listCustomers, () => ({ items: customers, nextCursor: null, total: 2 }));
  await operator.click(failure.getByRole('button'));
  expect(await row(1)).toBeVisible();
});
