import { type MessageHit, searchMessages } from '@jsk/contracts/message-search';
import { listColleagues } from '@jsk/contracts/conversations';
import { screen, waitFor, within } from '@testing-library/react';
import { aColleague, aMessage, anAnswer, customerId } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { MessageSearchPane } from './message-search-pane';

let api: FakeApi;
let hits: MessageHit[];
const openMessage = jest.fn();
const close = jest.fn();

function aHit(n: number, text: string, over: Partial<MessageHit['message']> = {}): MessageHit {
  const start = text.indexOf('ค่าส่ง');
  return {
    message: aMessage({ lineUserId: customerId(n), text, ...over }),
    conversation: { lineUserId: customerId(n), displayName: `ลูกค้า ${n}`, pictureUrl: null },
    excerpt: { text, highlights: start < 0 ? [] : [{ start, end: start + 6 }] },
  };
}

beforeEach(() => {
  openMessage.mockReset();
  close.mockReset();
  api = createFakeApi();
  hits = [
    aHit(1, 'ค่าส่งเท่าไหร่คะ'),
    aHit(2, 'ฟรีค่าส่งไหม'),
    aHit(1, 'ค่าส่ง 50 บาทค่ะ', { sender: { ...anAnswer().sender, name: 'สมชาย' } }),
  ];
  api.on(searchMessages, () => ({ items: hits, nextCursor: null }));
  api.on(listColleagues, () => ({ items: [aColleague()] }));
});

async function openSearch(selectedId: string | null = null) {
  const pane = <MessageSearchPane selectedId={selectedId} onOpenMessage={openMessage} onClose={close} />;
  const view = await renderWithLive(pane);
  return { ...view, field: screen.getByRole('combobox', { name: 'ค้นหาข้อความ' }) };
}
const asked = () => api.callsOf(searchMessages).map(({ input }) => input);

test('what was found stands by conversation, with who wrote it and the words marked', async () => {
  const { operator, field } = await openSearch();
  expect(field).toHaveFocus();
  await operator.type(field, 'ค่าส่ง');
  const first = within(await screen.findByRole('group', { name: 'ลูกค้า 1' }));
  expect(first.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^ค่าส่งเท่าไหร่คะ/),
    expect.stringMatching(/^สมชาย: ค่าส่ง 50 บาทค่ะ/),
  ]);
  expect(first.getAllByText('ค่าส่ง')[0]?.tagName).toBe('MARK');
  // Only once they stopped typing.
  expect(asked()).toEqual([expect.objectContaining({ q: 'ค่าส่ง' })]);
});

test('the arrows go through what was found, Enter leads to the message, and the buttons go on from there', async () => {
  const { operator, field } = await openSearch();
  await operator.type(field, 'ค่าส่ง');
  const list = within(await screen.findByRole('listbox', { name: 'ข้อความที่พบ' }));
  await operator.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(openMessage).toHaveBeenLastCalledWith(customerId(1), hits[2]!.message.id);
  expect(list.getByRole('option', { selected: true })).toHaveTextContent('50 บาท');
  expect(field).toHaveAttribute('aria-activedescendant', list.getByRole('option', { selected: true }).id);

  await operator.click(screen.getByRole('button', { name: 'ผลลัพธ์ถัดไป' }));
  expect(openMessage).toHaveBeenLastCalledWith(customerId(2), hits[1]!.message.id);
  expect(screen.getByRole('button', { name: 'ผลลัพธ์ถัดไป' })).toBeDisabled();
  await operator.click(screen.getByText(/เท่าไหร่คะ/));
  expect(openMessage).toHaveBeenLastCalledWith(customerId(1), hits[0]!.message.id);
});

test('it is narrowed to the open conversation, a sender, a kind of message and days', async () => {
  const { operator, field } = await openSearch(customerId(1));
  await operator.type(field, 'ค่าส่ง');
  await operator.selectOptions(screen.getByLabelText('ค้นในแชตไหน'), 'เฉพาะแชตนี้');
  await operator.selectOptions(
    await screen.findByLabelText('ผู้ส่ง'),
    await screen.findByRole('option', { name: 'มาลี' }),
  );
  expect(screen.queryByLabelText('ชนิดข้อความ')).not.toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'ชนิดข้อความและวันที่' }));
  await operator.selectOptions(screen.getByLabelText('ชนิดข้อความ'), 'โน้ต');
  await operator.type(screen.getByLabelText('ถึงวันที่'), '2026-11-20');
  await waitFor(() =>
    expect(asked().at(-1)).toMatchObject({
      lineUserId: customerId(1),
      sender: 'OPERATOR',
      operatorId: aColleague().id,
      type: 'note',
      to: new Date(2026, 10, 21).toISOString(),
    }),
  );
});

test('too few characters are not looked for everywhere, but within one conversation', async () => {
  const { operator, field } = await openSearch(customerId(1));
  await operator.type(field, 'สี');
  expect(await screen.findByText(/พิมพ์อย่างน้อย 3 ตัวอักษร/)).toBeVisible();
  expect(asked()).toEqual([]);
  await operator.selectOptions(screen.getByLabelText('ค้นในแชตไหน'), 'เฉพาะแชตนี้');
  await waitFor(() => expect(asked()).toHaveLength(1));
});

test('nothing found, a failure and the way out say so', async () => {
  api.on(searchMessages, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  const { operator, field } = await openSearch();
  await operator.type(field, 'ค่าส่ง');
  expect(await screen.findByText('ค้นหาไม่สำเร็จ')).toBeVisible();
  api.on(searchMessages, () => ({ items: [], nextCursor: null }));
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await screen.findByText('ไม่พบข้อความที่มี “ค่าส่ง”')).toBeVisible();
  await operator.type(field, '{Escape}');
  expect(close).toHaveBeenCalled();
});

test('more is loaded when asked for', async () => {
  api.on(searchMessages, ({ cursor }) =>
    cursor ? { items: [aHit(3, 'ค่าส่งเก่า')], nextCursor: null } : { items: hits, nextCursor: 'next' },
  );
  const { operator, field } = await openSearch();
  await operator.type(field, 'ค่าส่ง');
  await operator.click(await screen.findByRole('button', { name: 'ดูเพิ่มเติม' }));
  expect(await screen.findByRole('group', { name: 'ลูกค้า 3' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'ดูเพิ่มเติม' })).not.toBeInTheDocument();
});
