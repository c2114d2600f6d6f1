import {
  createSkill,
  deleteSkill,
  listOperatorProfiles,
  listSkills,
  type OperatorProfile,
  type Skill,
  updateOperatorRouting,
  updateSkill,
} from '@jsk/contracts/skills';
import { screen, waitFor, within } from '@testing-library/react';
import { activeSessionOf, malee, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { PeoplePage } from './people-page';

const aSkill = (over: Partial<Skill>): Skill => ({
  id: '1',
  name: 'ฝ่ายขาย',
  operatorCount: 0,
  onlineCount: 0,
  waitingCount: 0,
  ...over,
});

const aProfile = (over: Partial<OperatorProfile>): OperatorProfile => ({
  ...somchai,
  isActive: true,
  capacity: 5,
  skillIds: [],
  presence: 'offline',
  activeSessions: 0,
  ...over,
});

let api: FakeApi;
let skills: Skill[];
let people: OperatorProfile[];

beforeEach(() => {
  skills = [
    aSkill({ operatorCount: 2, onlineCount: 1, waitingCount: 3 }),
    aSkill({ id: '2', name: 'งานซ่อม' }),
  ];
  people = [
    aProfile({ presence: 'online', activeSessions: 3, skillIds: ['1'] }),
    aProfile({ ...malee, isActive: false }),
  ];
  api = createFakeApi();
  api.on(listSkills, () => ({ items: skills }));
  api.on(listOperatorProfiles, () => ({ items: people }));
});

async function open(options?: Parameters<typeof renderAdminPage>[1]) {
  const view = await renderAdminPage(PeoplePage, options);
  await screen.findByRole('heading', { level: 2 });
  return view;
}

const personRow = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const skillList = async () => within(await screen.findByRole('list', { name: 'ทักษะ' }));
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

test('everybody is shown with role, presence, load and skills', async () => {
  await open();
  const row = within(await personRow('สมชาย'));
  expect(row.getByRole('cell', { name: 'เจ้าหน้าที่' })).toBeVisible();
  expect(row.getByRole('cell', { name: 'ออนไลน์' })).toBeVisible();
  expect(row.getByRole('cell', { name: '3 จาก 5' })).toBeVisible();
  expect(await row.findByRole('cell', { name: 'ฝ่ายขาย' })).toBeVisible();
  expect(within(await personRow('มาลี')).getByText('ปิดใช้งาน')).toBeVisible();
});

test('presence follows what is told, and load what happens to sessions', async () => {
  const { emit } = await open();
  await personRow('มาลี');
  emit('presence_update', { operator: { id: malee.id, name: malee.displayName }, status: 'away' });
  expect(within(await personRow('มาลี')).getByRole('cell', { name: 'ไม่อยู่' })).toBeVisible();

  people = people.map((one) => (one.id === malee.id ? { ...one, activeSessions: 1 } : one));
  emit('session_claimed', { session: activeSessionOf(malee) });
  expect(await screen.findByRole('cell', { name: '1 จาก 5' })).toBeVisible();
});

test('capacity and skills of somebody are changed together', async () => {
  api.on(updateOperatorRouting, ({ capacity, skillIds }) =>
    aProfile({ capacity: capacity!, skillIds: skillIds! }),
  );
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข สมชาย' }));
  const form = await dialog('แก้ไข สมชาย');
  expect(form.getByRole('checkbox', { name: 'ฝ่ายขาย' })).toBeChecked();
  await operator.click(form.getByRole('checkbox', { name: 'ฝ่ายขาย' }));
  await operator.click(form.getByRole('checkbox', { name: 'งานซ่อม' }));
  const capacity = form.getByRole('spinbutton', { name: 'รับได้พร้อมกัน (แชต)' });
  await operator.clear(capacity);
  await operator.type(capacity, '8');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(api.callsOf(updateOperatorRouting).map(({ input }) => input)).toEqual([
    { operatorId: somchai.id, capacity: 8, skillIds: ['2'] },
  ]);
  const row = within(await personRow('สมชาย'));
  expect(row.getByRole('cell', { name: '0 จาก 8' })).toBeVisible();
  expect(row.getByRole('cell', { name: 'งานซ่อม' })).toBeVisible();
});

test('a capacity that cannot be is told at the field, before and after asking the server', async () => {
  api.on(updateOperatorRouting, () => {
    const errors = [{ path: 'capacity', message: 'Too big' }];
    throw refuse({ status: 400, code: 'validation_error', errors });
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข สมชาย' }));
  const form = await dialog('แก้ไข สมชาย');
  const capacity = form.getByRole('spinbutton', { name: 'รับได้พร้อมกัน (แชต)' });
  await operator.clear(capacity);
  await operator.type(capacity, '51');
  expect(capacity).toHaveAccessibleDescription('ใส่จำนวนเต็มตั้งแต่ 1 ถึง 50');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  expect(api.callsOf(updateOperatorRouting)).toEqual([]);

  await operator.clear(capacity);
  await operator.type(capacity, '50');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(capacity).toHaveAccessibleDescription('ค่านี้ใช้ไม่ได้'));
});

test('every skill says who has it and who waits for it', async () => {
  await open();
  const [sales, repairs] = (await skillList()).getAllByRole('listitem');
  expect(sales).toHaveTextContent('2 คน ออนไลน์ 1 คน');
  expect(sales).toHaveTextContent('รอ 3 คน');
  expect(repairs).toHaveTextContent('ยังไม่มีใครมีทักษะนี้');
});

test('a skill is added; a name that is taken is told at the field', async () => {
  api.on(createSkill, ({ name }) => {
    if (skills.some((known) => known.name === name)) throw refuse({ status: 409, code: 'conflict' });
    const created = aSkill({ id: '3', name });
    skills = [...skills, created];
    return created;
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มทักษะ' }));
  const form = await dialog('เพิ่มทักษะ');
  const name = form.getByRole('textbox', { name: 'ชื่อทักษะ' });
  expect(name).toBeValid();
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  expect(name).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');

  await operator.type(name, 'งานซ่อม{Enter}');
  await waitFor(() => expect(name).toHaveAccessibleDescription('มีอยู่แล้ว'));
  await operator.clear(name);
  await operator.type(name, 'ภาษาอังกฤษ{Enter}');
  expect(await (await skillList()).findByText('ภาษาอังกฤษ')).toBeVisible();
});

test('a skill is renamed', async () => {
  api.on(updateSkill, ({ skillId, name }) => {
    skills = skills.map((skill) => (skill.id === skillId ? { ...skill, name } : skill));
    return skills[0]!;
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข ฝ่ายขาย' }));
  const name = (await dialog('เปลี่ยนชื่อทักษะ')).getByRole('textbox', { name: 'ชื่อทักษะ' });
  expect(name).toHaveValue('ฝ่ายขาย');
  await operator.clear(name);
  await operator.type(name, 'ขายส่ง{Enter}');
  expect(await (await skillList()).findByText('ขายส่ง')).toBeVisible();
});

test('deleting a skill says first whom that concerns', async () => {
  api.on(deleteSkill, ({ skillId }) => {
    skills = skills.filter(({ id }) => id !== skillId);
    return {};
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'ลบ ฝ่ายขาย' }));
  const question = await dialog('ลบทักษะ “ฝ่ายขาย” ใช่ไหม');
  expect(question.getByText(/เจ้าหน้าที่ 2 คน.*รอ 3 คน/)).toBeVisible();
  await operator.click(question.getByRole('button', { name: 'ลบ' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'ลบ ฝ่ายขาย' })).not.toBeInTheDocument());
});

test('without skills the page says what they are and offers to add one', async () => {
  skills = [];
  const { operator } = await open({ language: 'en' });
  expect(await screen.findByText('No skills yet, such as sales, repairs or English')).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'Add a skill' }));
  expect(await screen.findByRole('dialog', { name: 'Add a skill' })).toBeVisible();
});

test('one list that cannot be loaded does not hide the other', async () => {
  let isDown = true;
  api.on(listOperatorProfiles, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return { items: people };
  });
  const { operator } = await open();
  expect(await screen.findByRole('alert')).toHaveTextContent('โหลดรายชื่อทีมไม่สำเร็จ');
  expect((await skillList()).getByText('ฝ่ายขาย')).toBeVisible();
  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(await personRow('สมชาย')).toBeVisible();
});
