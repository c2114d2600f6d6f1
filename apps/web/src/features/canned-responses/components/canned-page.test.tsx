import {
  type CannedResponse,
  createCannedResponse,
  deleteCannedResponse,
  listCannedResponses,
  updateCannedResponse,
} from '@jsk/contracts/canned-responses';
import { screen, waitFor, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { aCannedResponse, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { CannedPage } from './canned-page';

const administrator = { ...somchai, role: 'ADMIN' as const };
const own = { id: somchai.id, name: somchai.displayName };
let api: FakeApi;
let stored: CannedResponse[];

beforeEach(() => {
  stored = [
    aCannedResponse({ id: '1', shortcut: 'hi', title: 'ทักทาย', category: 'ทักทาย', useCount: 12 }),
    aCannedResponse({
      id: '2',
      shortcut: 'map',
      title: 'แผนที่',
      category: 'ข้อมูล',
      parts: [{ type: 'text', text: 'อยู่ตรงข้ามตลาด' }],
    }),
    aCannedResponse({ id: '3', shortcut: 'sign', title: 'ลงชื่อ', category: '', owner: own }),
  ];
  api = createFakeApi();
  api.on(listCannedResponses, () => ({ items: stored }));
});

function Page() {
  return (
    <>
      <CannedPage />
      <Toaster />
    </>
  );
}
const open = (user: typeof somchai = administrator) => renderAdminPage(Page, { user });
const rowOf = async (title: string) => screen.findByRole('row', { name: new RegExp(title) });
const titles = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const inputsOf = (endpoint: object): unknown[] =>
  api.calls.filter((call) => call.endpoint === endpoint).map(({ input }) => input);

test('each is shown with its shortcut, use count and whose it is', async () => {
  await open();
  const row = await rowOf('ทักทาย');
  expect(row).toHaveTextContent('/hi');
  expect(within(row).getByRole('cell', { name: '12' })).toBeInTheDocument();
  expect(await rowOf('ลงชื่อ')).toHaveTextContent('ของฉัน');
});

test('the search looks into the text, too, and a category leaves out the others', async () => {
  const { operator } = await open();
  await operator.type(await screen.findByRole('searchbox'), 'ตลาด');
  await waitFor(() => expect(titles()).toHaveLength(1));
  expect(titles()[0]).toContain('แผนที่');
  await operator.clear(screen.getByRole('searchbox'));
  await operator.selectOptions(screen.getByRole('combobox', { name: 'หมวด' }), 'ทักทาย');
  await waitFor(() => expect(titles()).toHaveLength(1));
  expect(titles()[0]).toContain('ทักทาย');
});

test('an administrator adds one of several parts for the team and sees it as a customer would', async () => {
  api.on(createCannedResponse, () => aCannedResponse());
  const { operator } = await open();
  await operator.click(await screen.findByRole('button', { name: 'เพิ่มข้อความสำเร็จรูป' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'เพิ่มข้อความสำเร็จรูป' }));
  await operator.type(dialog.getByLabelText('คำย่อ'), '/thanks');
  await operator.type(dialog.getByLabelText('ชื่อ'), 'ขอบคุณ');
  await operator.type(dialog.getByLabelText('ข้อความ'), 'ขอบคุณคุณ');
  await operator.click(dialog.getByRole('button', { name: 'ชื่อลูกค้า' }));
  expect(within(dialog.getByRole('region', { name: 'ตัวอย่างที่ลูกค้าเห็น' })).getByText('ขอบคุณคุณนก')).toBeVisible();
  await operator.click(dialog.getByRole('button', { name: 'สติกเกอร์' }));
  await operator.type(dialog.getByLabelText('รหัสชุด (packageId)'), '446');
  await operator.type(dialog.getByLabelText('รหัสสติกเกอร์ (stickerId)'), '1988');
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(inputsOf(createCannedResponse)).toEqual([
    {
      shortcut: 'thanks',
      title: 'ขอบคุณ',
      category: '',
      scope: 'team',
      parts: [
        { type: 'text', text: 'ขอบคุณคุณ{{customer.name}}' },
        { type: 'sticker', packageId: '446', stickerId: '1988' },
      ],
    },
  ]);
});

test('a variable that there is none of and a shortcut that is taken are told at their fields', async () => {
  api.on(updateCannedResponse, () => {
    throw refuse({ status: 409, code: 'conflict' });
  });
  const { operator } = await open();
  await operator.click(within(await rowOf('แผนที่')).getByRole('button', { name: 'แก้ไข แผนที่' }));
  const dialog = within(await screen.findByRole('dialog'));
  const text = dialog.getByLabelText('ข้อความ');
  await operator.clear(text);
  await operator.type(text, 'ร้าน {{{{shop.name}}');
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  expect(text).toHaveAccessibleDescription(/ไม่มีค่า shop\.name \(ตัวอักษรที่ 6\)/);
  expect(inputsOf(updateCannedResponse)).toEqual([]);

  await operator.clear(text);
  await operator.type(text, 'ตรงข้ามตลาด');
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() => expect(dialog.getByLabelText('คำย่อ')).toHaveAccessibleDescription('มีอยู่แล้ว'));
});

test('an agent changes their own only, and adds personal ones', async () => {
  api.on(createCannedResponse, () => aCannedResponse({ owner: own }));
  const { operator } = await open(somchai);
  expect(within(await rowOf('ทักทาย')).queryByRole('button')).not.toBeInTheDocument();
  expect(within(await rowOf('ลงชื่อ')).getAllByRole('button')).toHaveLength(2);
  await operator.click(screen.getByRole('button', { name: 'เพิ่มข้อความสำเร็จรูป' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByLabelText('ใช้โดย')).not.toBeInTheDocument();
  await operator.type(dialog.getByLabelText('คำย่อ'), 'me');
  await operator.type(dialog.getByLabelText('ชื่อ'), 'ของฉันเอง');
  await operator.type(dialog.getByLabelText('ข้อความ'), 'สวัสดี');
  await operator.click(dialog.getByRole('button', { name: 'บันทึก' }));
  await waitFor(() =>
    expect(inputsOf(createCannedResponse)).toEqual([expect.objectContaining({ scope: 'personal' })]),
  );
});

test('one is deleted after a question', async () => {
  api.on(deleteCannedResponse, ({ cannedResponseId }) => {
    stored = stored.filter(({ id }) => id !== cannedResponseId);
    return {};
  });
  const { operator } = await open();
  await operator.click(within(await rowOf('แผนที่')).getByRole('button', { name: 'ลบ แผนที่' }));
  const question = await screen.findByRole('dialog', { name: 'ลบ “แผนที่” ใช่ไหม' });
  await operator.click(within(question).getByRole('button', { name: 'ลบ' }));
  await waitFor(() => expect(titles()).toHaveLength(2));
});

test('an empty list says what will be here', async () => {
  stored = [];
  await open();
  expect(await screen.findByText(/ยังไม่มีข้อความสำเร็จรูป/)).toBeVisible();
});
