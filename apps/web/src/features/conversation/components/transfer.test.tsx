import { type Colleague, listColleagues, transferConversation } from '@jsk/contracts/conversations';
import { listSkills, type Skill } from '@jsk/contracts/skills';
import { screen, waitFor, within } from '@testing-library/react';
import { aColleague, activeSessionOf, aConversation, aSession, malee, somchai } from '@/testing/factories';
import { refuse } from '@/testing/fake-api';
import { createServer, openPane } from '../testing/open-pane';

const administrator = { ...malee, role: 'ADMIN' } as const;
let server: ReturnType<typeof createServer>;
let colleagues: Colleague[];
const skills: Skill[] = [
  { id: '1', name: 'ฝ่ายขาย', operatorCount: 3, onlineCount: 1, waitingCount: 2 },
  { id: '2', name: 'ซ่อม', operatorCount: 1, onlineCount: 0, waitingCount: 0 },
];

beforeEach(() => {
  server = createServer();
  colleagues = [
    aColleague({ id: '9', name: 'กานต์', presence: 'offline', activeSessions: 0 }),
    aColleague({ skills: ['ฝ่ายขาย'], activeSessions: 2 }),
    aColleague({ id: somchai.id, name: somchai.displayName }),
  ];
  server.api.on(listColleagues, () => ({ items: colleagues }));
  server.api.on(listSkills, () => ({ items: skills }));
  server.api.on(transferConversation, ({ toOperatorId }) =>
    toOperatorId ? activeSessionOf(malee) : aSession({ status: 'WAITING' }),
  );
});

async function openDialog(options: Parameters<typeof openPane>[0] = {}) {
  const view = await openPane(options);
  const { operator } = view;
  await operator.click(await screen.findByRole('button', { name: 'การทำงานอื่น' }));
  await operator.click(await screen.findByRole('menuitem', { name: 'โอนแชต' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'โอนแชต' }));
  const submit = () => operator.click(dialog.getByRole('button', { name: 'โอนแชต' }));
  return { ...view, dialog, submit };
}
type Within = Awaited<ReturnType<typeof openDialog>>['dialog'];
const offered = (dialog: Within) => dialog.getAllByText(/\d\/\d แชต/).map((load) => load.closest('label'));
const sent = () => server.api.callsOf(transferConversation).map(({ input }) => input);

test('a colleague gets the chat with the reason; the most suitable stand first, the owner is not offered', async () => {
  const { dialog, operator, submit } = await openDialog();
  await dialog.findByText('มาลี');
  expect(offered(dialog).map((label) => label?.textContent)).toEqual([
    expect.stringMatching(/มาลี.*ออนไลน์ · ฝ่ายขาย.*2\/5 แชต/),
    expect.stringMatching(/กานต์.*ออฟไลน์.*0\/5 แชต/),
  ]);
  await operator.click(dialog.getByText('มาลี'));
  await operator.click(dialog.getByLabelText(/เหตุผล/));
  await operator.paste('เรื่องใบกำกับภาษี');
  await submit();

  expect(await screen.findByText('โอนแชตให้ มาลี แล้ว')).toBeInTheDocument();
  expect(sent()).toEqual([expect.objectContaining({ toOperatorId: malee.id, reason: 'เรื่องใบกำกับภาษี' })]);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(await screen.findByText('กำลังคุยกับ มาลี')).toBeVisible();
});

test('a skill gets the chat, and everybody sees how many are there for it', async () => {
  const { dialog, operator, submit } = await openDialog();
  await operator.click(dialog.getByRole('radio', { name: 'ทักษะ' }));
  expect(await dialog.findByText('ออนไลน์ 1 จาก 3 คน · รอ 2')).toBeVisible();
  await operator.click(dialog.getByRole('radio', { name: /ฝ่ายขาย/ }));
  await submit();
  expect(await screen.findByText('ส่งแชตให้ทักษะ ฝ่ายขาย แล้ว')).toBeInTheDocument();
  expect(sent()).toEqual([expect.objectContaining({ skill: 'ฝ่ายขาย' })]);
});

test('the chat goes back to the queue, all by keyboard', async () => {
  const { operator } = await openDialog();
  screen.getByRole('radio', { name: 'เจ้าหน้าที่' }).focus();
  await operator.keyboard('{ArrowLeft}');
  expect(screen.getByRole('radio', { name: 'คิว' })).toBeChecked();
  expect(screen.getByText(/ไม่เสียลำดับเดิม/)).toBeVisible();
  await operator.tab();
  await operator.paste('ต้องรอสินค้า');
  await operator.tab();
  await operator.tab();
  await operator.keyboard('{Enter}');
  expect(await screen.findByText('ส่งแชตกลับเข้าคิวแล้ว')).toBeInTheDocument();
  expect(sent()).toEqual([expect.objectContaining({ queue: true, reason: 'ต้องรอสินค้า' })]);
});

test('without a choice nothing is sent, and the list says what is missing', async () => {
  const { dialog, submit } = await openDialog();
  await dialog.findByText('มาลี');
  const first = within(offered(dialog)[0]!).getByRole('radio');
  await submit();
  expect(dialog.getByText('เลือกเจ้าหน้าที่ก่อน')).toBeVisible();
  expect(first).toBeInvalid();
  await waitFor(() => expect(first).toHaveFocus());
  expect(sent()).toEqual([]);
});

test('what the server refuses is said where it belongs', async () => {
  let refusal = refuse({
    status: 400,
    code: 'validation_error',
    errors: [{ path: 'toOperatorId', message: 'There is no active operator with this id' }],
  });
  server.api.on(transferConversation, () => {
    throw refusal;
  });
  const { dialog, operator, submit } = await openDialog();
  await operator.click(await dialog.findByText('กานต์'));
  await submit();
  expect(await dialog.findByText('โอนให้เจ้าหน้าที่คนนี้ไม่ได้แล้ว เลือกคนอื่น')).toBeVisible();
  expect(dialog.queryByRole('alert')).not.toBeInTheDocument();

  await operator.click(dialog.getByText('มาลี'));
  expect(dialog.queryByText(/เลือกคนอื่น/)).not.toBeInTheDocument();
  refusal = refuse({ status: 409, code: 'conflict' });
  await submit();
  expect(await dialog.findByRole('alert')).toHaveTextContent('ข้อมูลเปลี่ยนไปแล้ว');
});

test('among many colleagues one is found by name or skill', async () => {
  colleagues = Array.from({ length: 8 }, (_, n) =>
    aColleague({ id: `${n + 20}`, name: `เจ้าหน้าที่ ${n}`, skills: n === 3 ? ['ซ่อม'] : [] }),
  );
  const { dialog, operator } = await openDialog();
  const search = await dialog.findByRole('searchbox', { name: 'ค้นหาชื่อหรือทักษะ' });
  await operator.type(search, 'ซ่อม{Enter}');
  expect(offered(dialog)).toHaveLength(1);
  expect(dialog.getByText('เจ้าหน้าที่ 3')).toBeVisible();
  await operator.type(search, 'xx');
  expect(dialog.getByText('ไม่พบเจ้าหน้าที่ที่ตรงกับ “ซ่อมxx”')).toBeVisible();
});

test('colleagues that cannot be loaded can be asked for again', async () => {
  server.api.on(listColleagues, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  const { dialog, operator } = await openDialog();
  expect(await dialog.findByText('โหลดรายชื่อเจ้าหน้าที่ไม่สำเร็จ')).toBeVisible();
  server.api.on(listColleagues, () => ({ items: colleagues }));
  await operator.click(dialog.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await dialog.findByText('มาลี')).toBeVisible();
});

test('an administrator gives a waiting customer to somebody, but cannot send them where they are', async () => {
  const session = aSession();
  server.conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
  const { dialog } = await openDialog({ user: administrator });
  expect(await dialog.findByText('สมชาย')).toBeVisible();
  expect(dialog.queryByRole('radio', { name: 'คิว' })).not.toBeInTheDocument();
});

test('an operator cannot give away who is still waiting', async () => {
  const session = aSession();
  server.conversation = aConversation({ chatMode: 'HUMAN', session, waitingSince: session.createdAt });
  const { operator } = await openPane();
  await operator.click(await screen.findByRole('button', { name: 'การทำงานอื่น' }));
  await screen.findByRole('menuitem', { name: /อัปเดตโปรไฟล์/ });
  expect(screen.queryByRole('menuitem', { name: 'โอนแชต' })).not.toBeInTheDocument();
});
