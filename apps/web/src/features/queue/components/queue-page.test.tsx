import { claimConversation, type Colleague, listColleagues } from '@jsk/contracts/conversations';
import { assignConversation, getQueue, type QueueEntry } from '@jsk/contracts/queue';
import { getSlaRules } from '@jsk/contracts/sla';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import {
  activeSessionOf,
  aColleague,
  aQueueEntry,
  aSession,
  customerId,
  malee,
  somchai,
} from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { QueuePage } from './queue-page';

const administrator = { ...somchai, role: 'ADMIN' } as const;
const promised = {
  queueWaitSeconds: 300,
  firstResponseSeconds: 120,
  resolutionSeconds: 1800,
  nearPercent: 80,
};
const onOpenChat = jest.fn();
let api: FakeApi;
let entries: QueueEntry[];
let colleagues: Colleague[];

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

beforeEach(() => {
  onOpenChat.mockReset();
  entries = [aQueueEntry(1, { waitingSince: ago(400) }), aQueueEntry(2, { waitingSince: ago(30) })];
  colleagues = [
    aColleague({ skills: ['ฝ่ายขาย'] }),
    aColleague({ id: '9', name: 'กานต์', presence: 'away', activeSessions: 5, capacity: 5 }),
  ];
  api = createFakeApi();
  api.on(listColleagues, () => ({ items: colleagues }));
  api.on(getSlaRules, () => promised);
  api.on(getQueue, () => ({
    items: entries,
    waiting: entries.length,
    estimateSeconds: 90,
    freeOperators: 1,
    onlineOperators: 3,
  }));
});

async function open(options: Parameters<typeof renderWithLive>[1] = {}) {
  const view = await renderWithLive(
    <>
      <QueuePage onOpenChat={onOpenChat} head={null} />
      <Toaster />
    </>,
    options,
  );
  await screen.findByRole('list', { name: 'ลูกค้าที่รอ' });
  return view;
}

const rows = () => within(screen.getByRole('list', { name: 'ลูกค้าที่รอ' })).getAllByRole('listitem');
const row = (name: string) => within(rows().find((one) => within(one).queryByText(name))!);

test('each customer is shown with place, waiting time, reason, skill, tags, last words and wanted operator', async () => {
  entries[0] = aQueueEntry(1, {
    waitingSince: ago(400),
    session: aSession({
      createdAt: ago(400),
      skill: 'ฝ่ายขาย',
      trigger: { kind: 'KEYWORD', keyword: 'ติดต่อฝ่ายขาย' },
    }),
    tags: [{ id: '1', name: 'ลูกค้าประจำ', color: 'green' }],
    lastText: 'ราคาเท่าไรคะ',
    wantedOperator: { id: '8', name: 'มาลี' },
    isOpenToAll: true,
  });
  await open();
  const first = row('ลูกค้า 1');
  expect(first.getByRole('img', { name: 'ลำดับที่ 1' })).toBeVisible();
  expect(first.getByText(/^รอ 6:4\d/)).toBeVisible();
  expect(await first.findByText(/^รับช้าไป 1:4\d/)).toBeVisible();
  expect(first.getByText(/“ติดต่อฝ่ายขาย”/)).toBeVisible();
  for (const text of ['ฝ่ายขาย', 'ลูกค้าประจำ', 'ราคาเท่าไรคะ', 'ขอคุยกับ มาลี', 'ทุกคนรับได้']) {
    expect(first.getByText(text)).toBeVisible();
  }
  expect(row('ลูกค้า 2').getByText(/รอ 0:3\d/)).toBeVisible();
  expect(first.getByRole('link', { name: 'ลูกค้า 1' })).toHaveAttribute('href', `/chat?chat=${customerId(1)}`);
});

test('the figures say how many wait, how long it takes and who is free', async () => {
  await open();
  const figure = (label: string) => screen.getByText(label).parentElement;
  expect(figure('รออยู่')).toHaveTextContent('2');
  expect(figure('รอโดยประมาณ')).toHaveTextContent('~1 นาที');
  expect(figure('เจ้าหน้าที่ว่าง')).toHaveTextContent('1 จาก 3');
});

test('an operator claims a customer and gets the chat', async () => {
  api.on(claimConversation, ({ lineUserId }) => activeSessionOf(somchai, { lineUserId }));
  const { operator } = await open();
  await operator.click(screen.getByRole('button', { name: 'รับแชต ลูกค้า 2' }));
  await waitFor(() => expect(onOpenChat).toHaveBeenCalledWith(customerId(2)));
});

test('a lost claim says who was faster, and the queue is shown as it is now', async () => {
  api.on(claimConversation, () => {
    entries = entries.slice(1);
    throw refuse({ status: 409, code: 'session_already_claimed', operator: { id: '8', name: 'มาลี' } });
  });
  const { operator } = await open();
  await operator.click(screen.getByRole('button', { name: 'รับแชต ลูกค้า 1' }));
  expect(await screen.findByText('มาลี รับแชตนี้ไปแล้ว')).toBeInTheDocument();
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(onOpenChat).not.toHaveBeenCalled();
});

test('news of the queue are fetched, many of them at once', async () => {
  const { emit } = await open();
  const fetched = api.callsOf(getQueue).length;
  entries = [...entries, aQueueEntry(3)];
  for (let n = 0; n < 20; n++) emit('queue_update', { waiting: 3, tickets: 0 });
  await waitFor(() => expect(rows()).toHaveLength(3));
  expect(api.callsOf(getQueue)).toHaveLength(fetched + 1);
});

test('an empty queue says so and keeps the figures', async () => {
  entries = [];
  await renderWithLive(<QueuePage onOpenChat={onOpenChat} head={null} />);
  expect(await screen.findByText(/ไม่มีลูกค้ารออยู่ในคิว/)).toBeVisible();
  expect(screen.getByText('รอโดยประมาณ')).toBeVisible();
});

test('a queue that cannot be loaded says so and can be tried again', async () => {
  let isDown = true;
  api.on(getQueue, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return { items: entries, waiting: 2, estimateSeconds: 90, freeOperators: 0, onlineOperators: 0 };
  });
  const { operator } = await renderWithLive(<QueuePage onOpenChat={onOpenChat} head={null} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดคิวไม่สำเร็จ');
  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await screen.findByRole('list', { name: 'ลูกค้าที่รอ' })).toBeVisible();
});

test('the page speaks English', async () => {
  await renderWithLive(<QueuePage onOpenChat={onOpenChat} head={null} />, { language: 'en' });
  expect(await screen.findByRole('list', { name: 'Waiting customers' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Claim chat with ลูกค้า 1' })).toBeVisible();
});

test('operators do not decide about others', async () => {
  await open();
  expect(screen.queryByRole('button', { name: /มอบหมาย/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'ทีม' })).not.toBeInTheDocument();
  expect(rows()[0]).not.toHaveAttribute('draggable', 'true');
});

describe('an administrator', () => {
  beforeEach(() => {
    api.on(assignConversation, ({ lineUserId, operatorId }) => {
      entries = entries.filter((entry) => entry.lineUserId !== lineUserId);
      const to = operatorId === malee.id ? malee : somchai;
      return activeSessionOf(to, { lineUserId });
    });
  });
  const teamMember = async (name: string) =>
    (await within(screen.getByRole('region', { name: 'ทีม' })).findByText(name)).closest('li')!;
  const carried = () => ({ dataTransfer: { setData: () => {} } });

  test('assigns by menu with the keyboard, the most suitable first', async () => {
    entries[0] = aQueueEntry(1, { session: aSession({ skill: 'ฝ่ายขาย' }) });
    const { operator } = await open({ user: administrator });
    screen.getByRole('button', { name: 'มอบหมาย ลูกค้า 1' }).focus();
    await operator.keyboard('{Enter}');
    const choices = await screen.findAllByRole('menuitem');
    expect(choices[0]).toHaveTextContent(/มาลี.*ออนไลน์ · ฝ่ายขาย.*1\/5 แชต/);
    expect(choices[1]).toHaveTextContent(/กานต์.*ไม่อยู่.*5\/5 แชต.*เต็ม/);
    await operator.keyboard('{Enter}');

    expect(await screen.findByText('มอบ ลูกค้า 1 ให้ มาลี แล้ว')).toBeInTheDocument();
    expect(api.callsOf(assignConversation)[0]?.input).toMatchObject({ operatorId: malee.id });
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  test('assigns by dragging a customer onto an operator', async () => {
    await open({ user: administrator });
    const target = await teamMember('กานต์');
    fireEvent.dragStart(rows()[1]!, carried());
    fireEvent.dragOver(target, carried());
    expect(target).toHaveClass('bg-selected');
    fireEvent.drop(target, carried());
    await waitFor(() =>
      expect(api.callsOf(assignConversation)[0]?.input).toMatchObject({
        lineUserId: customerId(2),
        operatorId: '9',
      }),
    );
  });

  test('drops nothing when the customer was taken by somebody else meanwhile', async () => {
    const { emit } = await open({ user: administrator });
    const target = await teamMember('มาลี');
    fireEvent.dragStart(rows()[1]!, carried());
    entries = entries.slice(0, 1);
    emit('queue_update', { waiting: 1, tickets: 0 });
    await waitFor(() => expect(rows()).toHaveLength(1));
    fireEvent.dragOver(target, carried());
    fireEvent.drop(target, carried());
    expect(api.callsOf(assignConversation)).toHaveLength(0);
  });

  test('sees the team stand still while a customer is dragged', async () => {
    const { emit } = await open({ user: administrator });
    await teamMember('มาลี');
    const names = () =>
      within(screen.getByRole('region', { name: 'ทีม' }))
        .getAllByText(/^(มาลี|กานต์)$/)
        .map(({ textContent }) => textContent);
    fireEvent.dragStart(rows()[0]!, carried());
    colleagues = colleagues.map((one) => (one.id === malee.id ? { ...one, presence: 'offline' } : one));
    emit('presence_update', { operator: { id: malee.id, name: 'มาลี' }, status: 'offline' });
    expect(await screen.findByText('ออฟไลน์ · ฝ่ายขาย')).toBeVisible();
    expect(names()).toEqual(['มาลี', 'กานต์']);
    fireEvent.dragEnd(rows()[0]!);
    await waitFor(() => expect(names()).toEqual(['กานต์', 'มาลี']));
  });

  test('hears when the operator cannot be given anything any more', async () => {
    api.on(assignConversation, () => {
      throw refuse({
        status: 400,
        code: 'validation_error',
        errors: [{ path: 'operatorId', message: 'There is no active operator with this id' }],
      });
    });
    const { operator } = await open({ user: administrator });
    await operator.click(screen.getByRole('button', { name: 'มอบหมาย ลูกค้า 1' }));
    await operator.click((await screen.findAllByRole('menuitem'))[0]!);
    expect(await screen.findByText('มอบหมายให้เจ้าหน้าที่คนนี้ไม่ได้แล้ว')).toBeInTheDocument();
    expect(rows()).toHaveLength(2);
  });
});
