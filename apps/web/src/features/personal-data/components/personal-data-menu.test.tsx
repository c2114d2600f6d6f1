import type { User } from '@jsk/contracts/auth';
import { eraseCustomer, exportPersonalData } from '@jsk/contracts/personal-data';
import { screen, within } from '@testing-library/react';
import { Toaster } from '@/components/toaster';
import { somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, FakeFile, refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { PersonalDataMenu } from './personal-data-menu';

const lineUserId = 'U0123456789abcdef0123456789abcdef';
const owner: User = { ...somchai, role: 'SUPER_ADMIN' };

let api: FakeApi;
beforeEach(() => (api = createFakeApi()));

const render = (user: User, displayName = 'คุณนก') =>
  renderWithLive(
    <>
      <PersonalDataMenu lineUserId={lineUserId} displayName={displayName} />
      <Toaster />
    </>,
    { user },
  );

async function open(user = owner, displayName = 'คุณนก') {
  const view = await render(user, displayName);
  const name = `ข้อมูลส่วนบุคคลของ ${displayName || lineUserId}`;
  await view.operator.click(screen.getByRole('button', { name }));
  return view;
}

async function openDialog(displayName = 'คุณนก') {
  const { operator } = await open(owner, displayName);
  await operator.click(screen.getByRole('menuitem', { name: 'ลบข้อมูลลูกค้า…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const confirm = async (typed: string) => {
    const field = dialog.getByRole('textbox');
    await operator.clear(field);
    await operator.type(field, typed);
    await operator.click(dialog.getByRole('button', { name: 'ลบถาวร' }));
  };
  return { dialog, confirm };
}

test('there is nothing for agents, and administrators can export but not erase', async () => {
  const { unmount } = await render(somchai);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  unmount();
  await open({ ...somchai, role: 'ADMIN' });
  expect(screen.getByRole('menuitem', { name: 'ส่งออกข้อมูลส่วนบุคคล' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'ลบข้อมูลลูกค้า…' })).not.toBeInTheDocument();
});

test('personal data are saved as a file', async () => {
  api.on(exportPersonalData, () => new FakeFile('personal-data U0123.json', ['{}']));
  const { operator } = await open();
  await operator.click(screen.getByRole('menuitem', { name: 'ส่งออกข้อมูลส่วนบุคคล' }));
  expect(await screen.findByText('ส่งออก personal-data U0123.json แล้ว')).toBeVisible();
});

test('erasing says what goes and what stays, and wants the name typed', async () => {
  api.on(eraseCustomer, () => ({ messages: 12, sessions: 2, files: 3 }));
  const { dialog, confirm } = await openDialog();
  expect(dialog.getByText(/ข้อความทั้งหมดของทั้งสองฝ่าย/)).toBeVisible();
  expect(dialog.getByText(/ตัวเลขในรายงาน/)).toBeVisible();
  await confirm('คุณหนู');
  expect(dialog.getByText('ไม่ตรงกับชื่อลูกค้า')).toBeVisible();
  expect(api.callsOf(eraseCustomer)).toEqual([]);
  await confirm('คุณนก');
  expect(await screen.findByText('ลบข้อมูลของลูกค้าแล้ว: 12 ข้อความ 2 เซสชัน 3 ไฟล์')).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(api.callsOf(eraseCustomer)[0]?.input).toEqual({ lineUserId, confirmation: 'คุณนก' });
});

test('who has no name is confirmed by their id', async () => {
  api.on(eraseCustomer, () => ({ messages: 1, sessions: 0, files: 0 }));
  const { confirm } = await openDialog('');
  await confirm(lineUserId);
  expect(await screen.findByText(/ลบข้อมูลของลูกค้าแล้ว/)).toBeVisible();
});

test('an open conversation has to be closed first, and the dialog says so', async () => {
  api.on(eraseCustomer, () => {
    throw refuse({ status: 409, code: 'conflict' });
  });
  const { dialog, confirm } = await openDialog();
  await confirm('คุณนก');
  expect(await dialog.findByRole('alert')).toHaveTextContent('ปิดการสนทนาก่อน แล้วจึงลบข้อมูลลูกค้า');
});
