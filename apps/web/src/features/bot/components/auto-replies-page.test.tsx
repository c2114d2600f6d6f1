import {
  type AutoReply,
  createAutoReply,
  deleteAutoReply,
  listAutoReplies,
  updateAutoReply,
} from '@jsk/contracts/bot-rules';
import { listReplyObjects } from '@jsk/contracts/reply-objects';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { AutoRepliesPage } from './auto-replies-page';

let api: FakeApi;
let rules: AutoReply[];

function anAutoReply(over: Partial<AutoReply> = {}): AutoReply {
  return {
    id: '1',
    keyword: 'ที่จอดรถ',
    matchKind: 'contains',
    text: 'จอดได้หลังร้านค่ะ',
    isActive: true,
    priority: 0,
    ...over,
  };
}

beforeEach(() => {
  rules = [];
  api = createFakeApi();
  api.on(listAutoReplies, () => ({ items: rules }));
  api.on(listReplyObjects, () => ({ items: [] }));
  api.on(createAutoReply, ({ keyword, text }) => {
    const created = anAutoReply({ id: '7', keyword, text });
    rules = [...rules, created];
    return created;
  });
});

const open = () =>
  renderAdminPage(() => (
    <>
      <AutoRepliesPage />
      <Toaster />
    </>
  ));

test('without a rule, the page says what there could be and how to begin', async () => {
  const { operator } = await open();
  expect(await screen.findByText(/^ยังไม่มีการตอบกลับอัตโนมัติ/)).toBeInTheDocument();
  await operator.click(screen.getByRole('button', { name: 'เพิ่มคำตอบ' }));
  expect(await screen.findByRole('dialog', { name: 'เพิ่มการตอบกลับอัตโนมัติ' })).toBeInTheDocument();
});

test('a rule is added in a window over the table, with a preview of its answer', async () => {
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มคำตอบ' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('textbox', { name: 'คำที่ลูกค้าพิมพ์' }));
  await operator.paste('ที่จอดรถ');
  await operator.selectOptions(dialog.getByRole('combobox', { name: 'วิธีเทียบ' }), 'ขึ้นต้นด้วย');
  await operator.click(dialog.getByRole('textbox', { name: 'คำตอบ' }));
  await operator.paste('จอดได้หลังร้านค่ะ');
  const preview = within(dialog.getByRole('region', { name: 'ตัวอย่างที่ลูกค้าเห็น' }));
  expect(preview.getByText('จอดได้หลังร้านค่ะ')).toBeInTheDocument();
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  expect(await screen.findByRole('row', { name: /ที่จอดรถ/ })).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(api.callsOf(createAutoReply)[0]?.input).toMatchObject({
    keyword: 'ที่จอดรถ',
    matchKind: 'starts_with',
    text: 'จอดได้หลังร้านค่ะ',
    isActive: true,
    priority: 0,
  });
});

test('what is missing is said at its field, and a keyword that is there already, too', async () => {
  api.on(createAutoReply, () => {
    throw refuse({ status: 409, code: 'conflict' });
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มคำตอบ' }));
  const dialog = within(await screen.findByRole('dialog'));
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  const keyword = dialog.getByRole('textbox', { name: 'คำที่ลูกค้าพิมพ์' });
  expect(keyword).toHaveAccessibleDescription('ต้องไม่เว้นว่าง');
  expect(keyword).toHaveFocus();
  await operator.type(keyword, 'ที่จอดรถ');
  await operator.type(dialog.getByRole('textbox', { name: 'คำตอบ' }), 'หลังร้าน');
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(keyword).toHaveAccessibleDescription('มีอยู่แล้ว'));
});

test('a rule is edited, and a half-written change is not lost without a question', async () => {
  rules = [anAutoReply()];
  api.on(updateAutoReply, ({ text }) => {
    rules = [anAutoReply({ text })];
    return anAutoReply({ text });
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'แก้ไข ที่จอดรถ' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'แก้ไขการตอบกลับอัตโนมัติ' }));
  await operator.type(dialog.getByRole('textbox', { name: 'คำตอบ' }), ' ฟรี');
  await operator.click(dialog.getByRole('button', { name: 'ยกเลิก' }));
  const question = within(await screen.findByRole('dialog', { name: 'ทิ้งสิ่งที่พิมพ์ไว้?' }));
  await operator.click(question.getByRole('button', { name: 'ยกเลิก' }));
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(screen.getAllByText('จอดได้หลังร้านค่ะ ฟรี').length).toBeGreaterThan(0));
});

test('a rule is switched off in the table', async () => {
  rules = [anAutoReply()];
  api.on(updateAutoReply, ({ isActive }) => {
    rules = [anAutoReply({ isActive: Boolean(isActive) })];
    return rules[0] as AutoReply;
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('switch', { name: 'ใช้งาน ที่จอดรถ' }));
  await waitFor(() => expect(screen.getByRole('switch')).not.toBeChecked());
  expect(api.callsOf(updateAutoReply)[0]?.input).toMatchObject({ autoReplyId: '1', isActive: false });
});

test('a rule is deleted only after a question', async () => {
  rules = [anAutoReply()];
  api.on(deleteAutoReply, () => {
    rules = [];
    return {};
  });
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'ลบ ที่จอดรถ' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'ลบการตอบคำว่า “ที่จอดรถ” ใช่ไหม' }));
  await operator.click(dialog.getByRole('button', { name: 'ลบ' }));
  expect(await screen.findByText(/^ยังไม่มีการตอบกลับอัตโนมัติ/)).toBeInTheDocument();
});
