import type { User } from '@jsk/contracts/auth';
import {
  createOperator,
  deleteOperator,
  listOperatorProfiles,
  type OperatorProfile,
  resetOperatorMfa,
  resetOperatorPassword,
  signOutOperator,
  updateOperator,
} from '@jsk/contracts/people';
import { createSkill, deleteSkill, listSkills, type Skill, updateSkill } from '@jsk/contracts/skills';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { Toaster } from '@/components/toaster';
import { activeSessionOf, anOperatorProfile, malee, somchai } from '@/testing/factories';
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

const chief: User = { id: '1', username: 'chief', displayName: 'หัวหน้าใหญ่', role: 'SUPER_ADMIN' };
const administrator: User = { id: '2', username: 'boss', displayName: 'หัวหน้า', role: 'ADMIN' };

let api: FakeApi;
let skills: Skill[];
let people: OperatorProfile[];

beforeEach(() => {
  skills = [
    aSkill({ operatorCount: 2, onlineCount: 1, waitingCount: 3 }),
    aSkill({ id: '2', name: 'งานซ่อม' }),
  ];
  people = [
    anOperatorProfile({ presence: 'online', activeSessions: 3, skillIds: ['1'] }),
    anOperatorProfile({ ...malee, isActive: false }),
  ];
  api = createFakeApi();
  api.on(listSkills, () => ({ items: skills }));
  api.on(listOperatorProfiles, () => ({ items: people }));
});

function Page() {
  const { pathname, search } = useLocation();
  return (
    <>
      <PeoplePage />
      <output aria-label="address">{decodeURIComponent(pathname + search)}</output>
      <Toaster />
    </>
  );
}

async function open(options?: Parameters<typeof renderAdminPage>[1]) {
  const view = await renderAdminPage(Page, { user: chief, ...options });
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

test('when somebody last signed in, with how many factors, stands beside them', async () => {
  people = [
    anOperatorProfile({ mfaEnabled: true }),
    anOperatorProfile({ ...malee, lastSignInAt: null, mustChangePassword: true }),
  ];
  await open();
  expect((await personRow('สมชาย')).textContent).toMatch(/20 พ\.ย\..*ยืนยันสองขั้น/);
  expect((await personRow('มาลี')).textContent).toMatch(/ยังไม่เคยเข้าใช้.*รหัสผ่านชั่วคราว/);
});

test('the list is narrowed by name, role and state, and the address keeps it', async () => {
  people.push(anOperatorProfile({ ...administrator, lastSignInAt: null }));
  const { operator } = await open();
  await personRow('สมชาย');
  const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.slice(0, 5));
  await operator.selectOptions(screen.getByRole('combobox', { name: 'บทบาท' }), 'เจ้าหน้าที่');
  expect(names()).toEqual(['สมชาย', expect.stringMatching(/^มาลี/)]);
  await operator.selectOptions(screen.getByRole('combobox', { name: 'สถานะบัญชี' }), 'ปิดใช้งาน');
  expect(names()).toEqual([expect.stringMatching(/^มาลี/)]);
  await operator.type(screen.getByRole('searchbox', { name: 'ค้นหาชื่อหรือชื่อผู้ใช้' }), 'SOM');
  expect(screen.getByText('ไม่มีใครตรงกับตัวกรอง')).toBeVisible();
  expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/?q=SOM&role=AGENT&state=off');
  await operator.click(screen.getByRole('button', { name: 'แสดงทุกคน' }));
  expect(names()).toHaveLength(3);
});

describe('Somebody new', () => {
  async function openForm(user = chief) {
    const { operator } = await open({ user });
    await operator.click(await screen.findByRole('button', { name: 'เพิ่มคนในทีม' }));
    return { operator, form: await dialog('เพิ่มคนในทีม') };
  }

  test('is added, and the password that was made for them is shown once', async () => {
    api.on(createOperator, ({ username, displayName, role, capacity, skillIds }) => {
      const created = anOperatorProfile({ id: '30', username, displayName, role, capacity, skillIds });
      people = [...people, created];
      return { ...created, temporaryPassword: 'kx7m-q2wd-9fpr-t4hb' };
    });
    const { operator, form } = await openForm();
    await operator.type(form.getByRole('textbox', { name: 'ชื่อผู้ใช้' }), ' napa ');
    await operator.type(form.getByRole('textbox', { name: 'ชื่อที่แสดง' }), 'นภา');
    await operator.selectOptions(form.getByRole('combobox', { name: 'บทบาท' }), 'ผู้ดูแลระบบ');
    await operator.click(form.getByRole('checkbox', { name: 'งานซ่อม' }));
    await operator.click(form.getByRole('button', { name: 'เพิ่มคนในทีม' }));

    const secret = await dialog('รหัสผ่านชั่วคราวของ นภา');
    expect(secret.getByText('kx7m-q2wd-9fpr-t4hb')).toBeVisible();
    expect(secret.getByText(/แสดงครั้งเดียว/)).toBeVisible();
    await operator.click(secret.getByRole('button', { name: 'คัดลอก รหัสผ่านชั่วคราว' }));
    expect(await navigator.clipboard.readText()).toBe('kx7m-q2wd-9fpr-t4hb');
    await operator.click(secret.getByRole('button', { name: 'เก็บแล้ว ปิดหน้าต่าง' }));
    expect(screen.queryByText('kx7m-q2wd-9fpr-t4hb')).not.toBeInTheDocument();
    expect(await personRow('นภา')).toBeVisible();
    expect(api.callsOf(createOperator).map(({ input }) => input)).toEqual([
      { username: 'napa', displayName: 'นภา', role: 'ADMIN', capacity: 5, skillIds: ['2'] },
    ]);
  });

  test('is refused at the field', async () => {
    api.on(createOperator, () => {
      throw refuse({ status: 409, code: 'conflict', errors: [{ path: 'username', message: 'Taken' }] });
    });
    const { operator, form } = await openForm();
    const username = form.getByRole('textbox', { name: 'ชื่อผู้ใช้' });
    const add = form.getByRole('button', { name: 'เพิ่มคนในทีม' });
    expect(username).toBeValid();
    await operator.click(add);
    expect(username).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
    expect(form.getByRole('textbox', { name: 'ชื่อที่แสดง' })).toBeInvalid();
    await operator.type(username, 'มี ช่องว่าง');
    expect(username).toBeInvalid();
    expect(username).toHaveAccessibleDescription(/อย่างน้อย 2 ตัว/);

    await operator.clear(username);
    await operator.type(username, 'somchai');
    await operator.type(form.getByRole('textbox', { name: 'ชื่อที่แสดง' }), 'สมชายอีกคน');
    await operator.click(add);
    await waitFor(() => expect(username).toHaveAccessibleDescription('มีอยู่แล้ว'));
    expect(api.callsOf(createOperator)).toHaveLength(1);
  });

  test('is an operator when an administrator adds them, who is told why', async () => {
    const { form } = await openForm(administrator);
    const role = form.getByRole('combobox', { name: 'บทบาท' });
    expect(role).toBeDisabled();
    expect(role).toHaveValue('AGENT');
    expect(role).toHaveAccessibleDescription('เฉพาะผู้ดูแลระบบสูงสุดแต่งตั้งผู้ดูแลระบบได้');
  });
});

test('name, role, capacity and skills of somebody are changed together', async () => {
  api.on(updateOperator, ({ operatorId: _, ...change }) => {
    const changed = anOperatorProfile({ ...change });
    people = [changed];
    return changed;
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข สมชาย' }));
  const form = await dialog('แก้ไข สมชาย');
  expect(form.getByText('ชื่อผู้ใช้ somchai')).toBeVisible();
  expect(form.getByRole('checkbox', { name: 'ฝ่ายขาย' })).toBeChecked();
  await operator.click(form.getByRole('checkbox', { name: 'ฝ่ายขาย' }));
  await operator.click(form.getByRole('checkbox', { name: 'งานซ่อม' }));
  await operator.type(form.getByRole('textbox', { name: 'ชื่อที่แสดง' }), ' ใจดี');
  await operator.selectOptions(form.getByRole('combobox', { name: 'บทบาท' }), 'ผู้ดูแลระบบ');
  const capacity = form.getByRole('spinbutton', { name: 'รับได้พร้อมกัน (แชต)' });
  await operator.clear(capacity);
  await operator.type(capacity, '8');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(api.callsOf(updateOperator).map(({ input }) => input)).toEqual([
    { operatorId: somchai.id, displayName: 'สมชาย ใจดี', role: 'ADMIN', capacity: 8, skillIds: ['2'] },
  ]);
  const row = within(await personRow('สมชาย ใจดี'));
  expect(row.getByRole('cell', { name: '0 จาก 8' })).toBeVisible();
  expect(row.getByRole('cell', { name: 'งานซ่อม' })).toBeVisible();
});

test('a capacity that cannot be is told at the field, before and after asking the server', async () => {
  api.on(updateOperator, () => {
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
  expect(api.callsOf(updateOperator)).toEqual([]);

  await operator.clear(capacity);
  await operator.type(capacity, '50');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(capacity).toHaveAccessibleDescription('ค่านี้ใช้ไม่ได้'));
});

describe('An account', () => {
  /** Opens the menu of somebody. @returns what it offers. */
  async function openMenu(name: string, user = chief) {
    const { operator } = await open({ user });
    await personRow(name);
    await operator.click(screen.getByRole('button', { name: `การจัดการอื่นของ ${name}` }));
    const menu = await screen.findByRole('menu');
    const choices = within(menu).queryAllByRole('menuitem');
    const choose = (choice: string) => operator.click(within(menu).getByRole('menuitem', { name: choice }));
    return { operator, menu, offered: choices.map(({ textContent }) => textContent), choose };
  }

  test('is offered what makes sense for it as it is', async () => {
    people = [anOperatorProfile({ mfaEnabled: true })];
    expect((await openMenu('สมชาย')).offered).toEqual([
      'ออกรหัสผ่านชั่วคราว',
      'รีเซ็ตการยืนยันขั้นที่สอง',
      'ให้ออกจากระบบทุกอุปกรณ์',
      'ปิดใช้งาน',
    ]);
  });

  test('that is switched off and was never used can be switched on or deleted', async () => {
    people = [anOperatorProfile({ isActive: false, lastSignInAt: null })];
    expect((await openMenu('สมชาย')).offered).toEqual(['เปิดใช้งาน', 'ลบบัญชี']);
  });

  test('is switched off after a question that says what happens to its chats', async () => {
    api.on(updateOperator, () => {
      const off = anOperatorProfile({ isActive: false });
      people = [off];
      return off;
    });
    const { operator, choose } = await openMenu('สมชาย');
    await choose('ปิดใช้งาน');
    const question = await dialog('ปิดใช้งานบัญชีของ สมชาย ใช่ไหม');
    expect(question.getByText(/แชตที่กำลังดูแล 3 แชตจะกลับเข้าคิว/)).toBeVisible();
    await operator.click(question.getByRole('button', { name: 'ปิดใช้งาน' }));
    expect(await screen.findByText('ปิดใช้งานบัญชีของ สมชาย แล้ว')).toBeVisible();
    expect(api.callsOf(updateOperator).map(({ input }) => input)).toEqual([
      { operatorId: somchai.id, isActive: false },
    ]);
    expect(within(await personRow('สมชาย')).getByText('ปิดใช้งาน')).toBeVisible();
  });

  test('is switched on at once', async () => {
    api.on(updateOperator, () => anOperatorProfile({ ...malee }));
    const { choose } = await openMenu('มาลี');
    await choose('เปิดใช้งาน');
    expect(await screen.findByText('เปิดใช้งานบัญชีของ มาลี แล้ว')).toBeVisible();
    expect(within(await personRow('มาลี')).queryByText('ปิดใช้งาน')).not.toBeInTheDocument();
  });

  test('gets a temporary password, which is shown once', async () => {
    api.on(resetOperatorPassword, () => ({ temporaryPassword: 'abcd-efgh-jkmn-pqrs' }));
    const { operator, choose } = await openMenu('สมชาย');
    await choose('ออกรหัสผ่านชั่วคราว');
    const question = await dialog('ออกรหัสผ่านชั่วคราวให้ สมชาย ใช่ไหม');
    await operator.click(question.getByRole('button', { name: 'ออกรหัสผ่านชั่วคราว' }));
    expect((await dialog('รหัสผ่านชั่วคราวของ สมชาย')).getByText('abcd-efgh-jkmn-pqrs')).toBeVisible();
  });

  test.each([
    ['รีเซ็ตการยืนยันขั้นที่สอง', 'รีเซ็ตการยืนยันขั้นที่สองของ สมชาย', resetOperatorMfa],
    ['ให้ออกจากระบบทุกอุปกรณ์', 'ให้ สมชาย ออกจากระบบทุกอุปกรณ์', signOutOperator],
  ] as const)('is asked about before: %s', async (choice, what, endpoint) => {
    people = [anOperatorProfile({ mfaEnabled: true })];
    api.on(endpoint, () => anOperatorProfile());
    const { operator, choose } = await openMenu('สมชาย');
    await choose(choice);
    const question = await dialog(`${what} ใช่ไหม`.replace('อุปกรณ์ ใช่ไหม', 'อุปกรณ์ใช่ไหม'));
    await operator.click(question.getByRole('button', { name: choice }));
    expect(await screen.findByText(`${what} แล้ว`.replace('อุปกรณ์ แล้ว', 'อุปกรณ์แล้ว'))).toBeVisible();
    expect(api.callsOf(endpoint).map(({ input }) => input)).toEqual([{ operatorId: somchai.id }]);
  });

  test('that turns out to have been used is not deleted, and why', async () => {
    people = [anOperatorProfile({ lastSignInAt: null })];
    api.on(deleteOperator, () => {
      throw refuse({ status: 409, code: 'conflict' });
    });
    const { operator, choose } = await openMenu('สมชาย');
    await choose('ลบบัญชี');
    const question = await dialog('ลบบัญชีของ สมชาย ใช่ไหม');
    await operator.click(question.getByRole('button', { name: 'ลบบัญชี' }));
    expect(await screen.findByText('บัญชีนี้เคยใช้งานแล้ว ลบไม่ได้ ให้ปิดใช้งานแทน')).toBeVisible();
  });

  test('of an administrator is not for other administrators, and why', async () => {
    people.push(anOperatorProfile({ ...chief }));
    const { menu, offered } = await openMenu('หัวหน้าใหญ่', administrator);
    expect(offered).toEqual([]);
    expect(within(menu).getByText('เฉพาะผู้ดูแลระบบสูงสุดจัดการบัญชีของผู้ดูแลระบบได้')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'แก้ไข หัวหน้าใหญ่' })).not.toBeInTheDocument();
  });

  test('of their own keeps its role, and leads to the page for the rest', async () => {
    people.push(anOperatorProfile({ ...chief }));
    const { operator, choose, offered } = await openMenu('หัวหน้าใหญ่');
    expect(offered).toEqual(['บัญชีของฉัน']);
    await choose('บัญชีของฉัน');
    expect(await screen.findByRole('status', { name: 'address' })).toHaveTextContent('/account');
    await operator.click(screen.getByRole('button', { name: 'แก้ไข หัวหน้าใหญ่' }));
    expect((await dialog('แก้ไข หัวหน้าใหญ่')).getByRole('combobox', { name: 'บทบาท' })).toBeDisabled();
  });
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
