import { getQuotaLevel } from '@jsk/contracts/quota';
import {
  cancelScheduledMessage,
  type HeldMessage,
  listHeldMessages,
  listScheduledMessages,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
  updateScheduledMessage,
} from '@jsk/contracts/scheduled-messages';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { activeSessionOf, aConversation, anAnswer, customerId, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { timeZoneStore } from '@/lib/time-zone';
import { momentOf, wallTimeAt } from '@/lib/zoned-moment';
import { Composer } from './composer';
import { HeldBanner } from './held-banner';

const hourMs = 60 * 60_000;
/** Far from wherever this is run. */
const timeZone = 'Pacific/Kiritimati';
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();
const lineUserId = customerId(1);
let api: FakeApi;
let listed: ScheduledMessage[];

const aScheduled = (over: Partial<ScheduledMessage> = {}): ScheduledMessage => ({
  id: '31',
  lineUserId,
  operator: { id: somchai.id, name: somchai.displayName },
  text: 'แล้วเป็นอย่างไรบ้างคะ',
  sendAt: inHours(20),
  cancelIfCustomerWrites: true,
  state: 'open',
  heldReason: null,
  ...over,
});

beforeEach(() => {
  timeZoneStore.set(timeZone);
  localStorage.clear();
  listed = [];
  api = createFakeApi();
  api.on(getQuotaLevel, () => ({
    limit: 500,
    used: 380,
    remaining: 120,
    checkedAt: null,
    thresholdReached: null,
  }));
  api.on(listScheduledMessages, () => ({ items: listed }));
  api.on(listHeldMessages, () => ({ items: [] }));
});

const open = (scheduled = { nextAt: null as string | null, held: 0 }) =>
  renderWithLive(
    <>
      <Composer conversation={aConversation({ session: activeSessionOf(somchai), scheduled })} canReply />
      <Toaster />
    </>,
  );
const field = () => screen.getByRole('textbox', { name: 'ข้อความถึง คุณนก' });
const inputsOf = (endpoint: object) =>
  api.calls.filter((call) => call.endpoint === endpoint).map(({ input }) => input);

test('a text is sent later at the chosen time, after its cost is told, and the field is empty again', async () => {
  api.on(scheduleMessage, (input) => aScheduled({ text: input.text ?? '', sendAt: input.sendAt ?? '' }));
  api.on(cancelScheduledMessage, () => ({}));
  const { operator } = await open();
  expect(screen.getByRole('button', { name: 'ตั้งเวลาส่ง' })).toBeDisabled();
  await operator.type(field(), 'พรุ่งนี้ติดต่อกลับนะคะ');
  await operator.click(screen.getByRole('button', { name: 'ตั้งเวลาส่ง' }));

  const dialog = await screen.findByRole('dialog', { name: 'ตั้งเวลาส่งข้อความ' });
  expect(await within(dialog).findByText(/นับ 1 ข้อความจากโควตา.*เหลือ 120 ข้อความ/)).toBeVisible();
  const chosen = wallTimeAt(new Date(inHours(30)), timeZone);
  fireEvent.change(within(dialog).getByLabelText('ส่งเมื่อ'), { target: { value: chosen } });
  await operator.click(within(dialog).getByRole('button', { name: 'ตั้งเวลา' }));

  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(inputsOf(scheduleMessage)).toEqual([
    expect.objectContaining({
      text: 'พรุ่งนี้ติดต่อกลับนะคะ',
      sendAt: momentOf(chosen, timeZone).toISOString(),
      cancelIfCustomerWrites: true,
    }),
  ]);
  expect(field()).toHaveValue('');
  await operator.click(await screen.findByRole('button', { name: 'เลิกทำ' }));
  await waitFor(() => expect(inputsOf(cancelScheduledMessage)).toHaveLength(1));
});

test('tomorrow morning is that of the account, and its time zone is named where this computer has another', async () => {
  const { operator } = await open();
  await operator.type(field(), 'พรุ่งนี้เช้านะคะ');
  await operator.click(screen.getByRole('button', { name: 'ตั้งเวลาส่ง' }));
  const dialog = await screen.findByRole('dialog');
  const time = within(dialog).getByLabelText('ส่งเมื่อ');
  const tomorrow = wallTimeAt(new Date(inHours(24)), timeZone).slice(0, 10);
  expect(time).toHaveValue(`${tomorrow}T09:00`);
  expect(time).toHaveAccessibleDescription('ตามเวลาของร้าน (Pacific/Kiritimati)');
  fireEvent.change(time, { target: { value: '' } });
  await operator.click(within(dialog).getByRole('button', { name: 'ตั้งเวลา' }));
  expect(inputsOf(scheduleMessage)).toEqual([]);
});

test('a time that is over is refused at its field', async () => {
  const { operator } = await open();
  await operator.type(field(), 'ช้าไปแล้ว');
  await operator.click(screen.getByRole('button', { name: 'ตั้งเวลาส่ง' }));
  const dialog = await screen.findByRole('dialog');
  const time = within(dialog).getByLabelText('ส่งเมื่อ');
  fireEvent.change(time, { target: { value: wallTimeAt(new Date(inHours(-1)), timeZone) } });
  await operator.click(within(dialog).getByRole('button', { name: 'ตั้งเวลา' }));
  expect(await within(dialog).findByText('ต้องอีกอย่างน้อย 1 นาที')).toBeVisible();
  expect(time).toHaveAttribute('aria-invalid', 'true');
  expect(inputsOf(scheduleMessage)).toEqual([]);
});

test('what is sent later is listed above the field, held ones first with their reason, and can be sent, changed or cancelled', async () => {
  listed = [
    aScheduled(),
    aScheduled({ id: '32', text: 'ตามเรื่อง', state: 'held', heldReason: 'customer_wrote' }),
  ];
  api.on(sendScheduledMessage, () => anAnswer());
  api.on(cancelScheduledMessage, () => ({}));
  api.on(updateScheduledMessage, () => aScheduled());
  const { operator } = await open({ nextAt: inHours(20), held: 1 });
  const rows = within(await screen.findByRole('list', { name: 'ข้อความที่ตั้งเวลาไว้' })).getAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('ตามเรื่องยังไม่ได้ส่ง: ลูกค้าเขียนมาก่อน');
  expect(rows[1]).toHaveTextContent(/แล้วเป็นอย่างไรบ้างคะ.* GMT\+14/);

  await operator.click(within(rows[0] as HTMLElement).getByRole('button', { name: 'ส่งเลย' }));
  await waitFor(() => expect(inputsOf(sendScheduledMessage)).toHaveLength(1));
  await operator.click(within(rows[1] as HTMLElement).getByRole('button', { name: 'แก้ไขข้อความหรือเวลา' }));
  const dialog = await screen.findByRole('dialog', { name: 'แก้ไขข้อความที่ตั้งเวลาไว้' });
  const text = within(dialog).getByLabelText('ข้อความ');
  await operator.clear(text);
  await operator.type(text, 'เรียบร้อยไหมคะ');
  await operator.click(within(dialog).getByRole('button', { name: 'ตั้งเวลา' }));
  await waitFor(() =>
    expect(inputsOf(updateScheduledMessage)).toEqual([
      expect.objectContaining({ scheduledMessageId: '31', text: 'เรียบร้อยไหมคะ' }),
    ]),
  );
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await operator.click(within(rows[1] as HTMLElement).getByRole('button', { name: 'ไม่ต้องส่ง' }));
  expect(await screen.findByRole('button', { name: 'เลิกทำ' })).toBeInTheDocument();
});

test('nothing is asked of the server while nothing is sent later', async () => {
  await open();
  expect(field()).toBeVisible();
  expect(inputsOf(listScheduledMessages)).toEqual([]);
});

test('whose message was held back is told, and finds it', async () => {
  let held: HeldMessage[] = [];
  api.on(listHeldMessages, () => ({ items: held }));
  const opened: string[] = [];
  const { operator, emit } = await renderWithLive(
    <>
      <HeldBanner onOpenChat={(id) => opened.push(id)} />
      <Toaster />
    </>,
  );
  const message = {
    ...aScheduled({ state: 'held', heldReason: 'not_theirs' as const }),
    displayName: 'คุณนก',
  };
  held = [message];
  emit('message_held', message);
  expect(await screen.findByText('ข้อความถึง คุณนก ยังไม่ได้ส่ง')).toBeInTheDocument();
  await operator.click(await screen.findByRole('button', { name: 'เปิดแชต คุณนก' }));
  expect(opened).toEqual([lineUserId]);
});
