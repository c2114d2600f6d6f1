import {
  createHandoffKeyword,
  deleteHandoffKeyword,
  type HandoffKeyword,
  listHandoffKeywords,
  updateHandoffKeyword,
} from '@jsk/contracts/handoff-keywords';
import { listSkills } from '@jsk/contracts/skills';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { HandoffKeywordsPage } from './handoff-keywords-page';

const sales = { id: '3', name: 'ฝ่ายขาย', operatorCount: 2, onlineCount: 1, waitingCount: 0 };

const aKeyword = (over: Partial<HandoffKeyword>): HandoffKeyword => ({
  id: '1',
  keyword: 'คุยกับเจ้าหน้าที่',
  isActive: true,
  skillId: null,
  usedCount: 0,
  lastUsedAt: null,
  ...over,
});

let api: FakeApi;
let stored: HandoffKeyword[];

beforeEach(() => {
  stored = [
    aKeyword({ usedCount: 12, lastUsedAt: '2026-11-20T03:00:00.000Z' }),
    aKeyword({ id: '2', keyword: 'agent', skillId: sales.id }),
  ];
  api = createFakeApi();
  api.on(listSkills, () => ({ items: [sales] }));
  api.on(listHandoffKeywords, () => ({ items: stored }));
  api.on(createHandoffKeyword, ({ keyword, skillId }) => {
    if (stored.some((known) => known.keyword === keyword)) throw refuse({ status: 409, code: 'conflict' });
    const created = aKeyword({ id: String(stored.length + 1), keyword, skillId: skillId ?? null });
    stored = [...stored, created];
    return created;
  });
  api.on(updateHandoffKeyword, ({ keywordId, ...input }) => {
    const changed = { ...stored.find(({ id }) => id === keywordId)!, ...input };
    stored = stored.map((known) => (known.id === keywordId ? changed : known));
    return changed;
  });
  api.on(deleteHandoffKeyword, ({ keywordId }) => {
    stored = stored.filter(({ id }) => id !== keywordId);
    return {};
  });
});

const PageWithToasts = () => (
  <>
    <HandoffKeywordsPage />
    <Toaster />
  </>
);

async function open(options?: Parameters<typeof renderAdminPage>[1]) {
  const view = await renderAdminPage(PageWithToasts, options);
  await screen.findByRole('heading', { level: 2 });
  return view;
}

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const dialog = (name: string) => screen.findByRole('dialog', { name });

test('every keyword says how it matches, whom it goes to and how much it was used', async () => {
  await open();
  const thai = within(await row('คุยกับเจ้าหน้าที่'));
  expect(thai.getByRole('cell', { name: 'อยู่ในข้อความ' })).toBeVisible();
  expect(thai.getByRole('cell', { name: 'ใครก็ได้' })).toBeVisible();
  expect(thai.getByRole('cell', { name: '12' })).toBeVisible();
  const english = within(await row('agent'));
  expect(english.getByRole('cell', { name: 'เป็นทั้งคำ' })).toBeVisible();
  expect(await english.findByRole('cell', { name: 'ฝ่ายขาย' })).toBeVisible();
  expect(english.getByText('ยังไม่เคยใช้')).toBeVisible();
});

test('searching finds a keyword however it is written, and says when there is none', async () => {
  const { operator } = await open();
  const search = await screen.findByRole('searchbox', { name: 'ค้นหาคำ' });
  await operator.type(search, 'AGE');
  expect(screen.queryByText('คุยกับเจ้าหน้าที่')).not.toBeInTheDocument();
  expect(await row('agent')).toBeVisible();
  await operator.type(search, 'nda');
  expect(screen.getByRole('status')).toHaveTextContent('ไม่พบคำที่มี “AGEnda”');
});

test('a keyword is switched off where it stands, and on again when that is refused', async () => {
  const { operator } = await open();
  const isOn = await screen.findByRole('switch', { name: 'ใช้งาน: agent' });
  await operator.click(isOn);
  await waitFor(() =>
    expect(stored[1]).toMatchObject({ isActive: false, keyword: 'agent', skillId: sales.id }),
  );
  expect(isOn).not.toBeChecked();

  api.on(updateHandoffKeyword, () => {
    throw refuse({ status: 404, code: 'not_found' });
  });
  await operator.click(isOn);
  expect(await screen.findByText('ไม่พบรายการนี้')).toBeVisible();
  expect(isOn).not.toBeChecked();
});

test('several keywords are added at once, typed or pasted; those that are there already stay to be corrected', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มคำ' }));
  const form = within(await dialog('เพิ่มคำ'));
  const field = form.getByRole('textbox', { name: 'คำ' });
  await operator.type(field, 'ขอคุยกับคน{Enter}');
  await operator.paste('human\nagent\n\nHuman, operator');
  expect(form.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'ขอคุยกับคน',
    'human',
    'agent',
    'operator',
  ]);
  await operator.click(form.getByRole('button', { name: 'นำ “operator” ออก' }));
  await operator.selectOptions(form.getByRole('combobox', { name: 'ส่งให้' }), 'ฝ่ายขาย');
  await operator.click(form.getByRole('button', { name: 'เพิ่ม' }));

  await waitFor(() => expect(field).toHaveAccessibleDescription('มีอยู่แล้ว: agent'));
  expect(form.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['agent']);
  expect(stored.slice(2).map(({ keyword, skillId }) => [keyword, skillId])).toEqual([
    ['ขอคุยกับคน', sales.id],
    ['human', sales.id],
  ]);
  // Behind the dialog, where no row can be reached.
  expect(await screen.findByText('human')).toBeInTheDocument();
});

test('what is still in the field when the form is sent is added, too', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มคำ' }));
  const form = within(await dialog('เพิ่มคำ'));
  await operator.type(form.getByRole('textbox', { name: 'คำ' }), 'admin');
  await operator.click(form.getByRole('button', { name: 'เพิ่ม' }));
  expect(await screen.findByText('เพิ่มแล้ว 1 คำ')).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('nothing to add, and a keyword that is too long, are told at the field', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มคำ' }));
  const form = within(await dialog('เพิ่มคำ'));
  const field = form.getByRole('textbox', { name: 'คำ' });
  await operator.click(form.getByRole('button', { name: 'เพิ่ม' }));
  expect(field).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
  await waitFor(() => expect(field).toHaveFocus());
  await operator.paste(`${'ก'.repeat(101)}\n`);
  expect(field).toHaveAccessibleDescription(/ยาวเกิน 100 ตัวอักษร/);
  await operator.click(form.getByRole('button', { name: 'เพิ่ม' }));
  expect(api.callsOf(createHandoffKeyword)).toEqual([]);
});

test('a keyword is changed; one that is there already is told at the field', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข agent' }));
  const form = within(await dialog('แก้ไขคำ'));
  const field = form.getByRole('textbox', { name: 'คำ' });
  api.on(updateHandoffKeyword, () => {
    throw refuse({ status: 409, code: 'conflict' });
  });
  await operator.clear(field);
  expect(field).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
  await operator.type(field, 'คุยกับเจ้าหน้าที่');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(field).toHaveAccessibleDescription('มีอยู่แล้ว'));
  expect(screen.getByText('agent')).toBeInTheDocument();

  api.on(updateHandoffKeyword, ({ keyword, isActive, skillId }) =>
    aKeyword({ id: '2', keyword, isActive: isActive ?? true, skillId: skillId ?? null }),
  );
  await operator.clear(field);
  await operator.type(field, 'live agent');
  await operator.selectOptions(form.getByRole('combobox', { name: 'ส่งให้' }), 'ใครก็ได้');
  await operator.click(form.getByRole('button', { name: 'บันทึก' }));
  expect(await row('live agent')).toBeVisible();
  expect(api.callsOf(updateHandoffKeyword).at(-1)?.input).toEqual({
    keywordId: '2',
    keyword: 'live agent',
    isActive: true,
    skillId: null,
  });
});

test('a keyword is deleted after asking', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'ลบ agent' }));
  const question = within(await dialog('ลบ “agent” ใช่ไหม'));
  await operator.click(question.getByRole('button', { name: 'ยกเลิก' }));
  expect(api.callsOf(deleteHandoffKeyword)).toEqual([]);

  await operator.click(screen.getByRole('button', { name: 'ลบ agent' }));
  await operator.click(within(await dialog('ลบ “agent” ใช่ไหม')).getByRole('button', { name: 'ลบ' }));
  await waitFor(() => expect(screen.queryByText('agent')).not.toBeInTheDocument());
  expect(screen.getByText('ลบแล้ว')).toBeVisible();
});

test('without keywords the page says what that means and offers to add some', async () => {
  stored = [];
  const { operator } = await open();
  expect(await screen.findByText(/ยังไม่มีคำ/)).toBeVisible();
  await operator.click(screen.getByRole('button', { name: 'เพิ่มคำ' }));
  expect(await dialog('เพิ่มคำ')).toBeVisible();
});

test('keywords that cannot be loaded can be tried again', async () => {
  let isDown = true;
  api.on(listHandoffKeywords, () => {
    if (isDown) throw refuse({ status: 503, code: 'service_unavailable' });
    return { items: stored };
  });
  const { operator } = await open({ language: 'en' });
  expect(await screen.findByRole('alert')).toHaveTextContent('The keywords could not be loaded');
  isDown = false;
  await operator.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await row('agent')).toBeVisible();
});
