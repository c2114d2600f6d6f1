import { beginMfaEnrolment, changePassword, confirmMfaEnrolment } from '@jsk/contracts/account';
import { refreshSession, signOut } from '@jsk/contracts/auth';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { authStore, typedPasswordStore } from '@/lib/auth-store';
import { languageStore, loadTextsOf, startTranslations } from '@/lib/i18n/i18n';
import { aSignIn, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { ObligationPage } from './obligation-page';

let api: FakeApi;

beforeEach(async () => {
  api = createFakeApi();
  api.on(refreshSession, () => aSignIn());
  api.on(changePassword, () => undefined);
  api.on(beginMfaEnrolment, () => ({
    secret: 'JBSWY3DPEHPK3PXP',
    uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
  }));
  api.on(confirmMfaEnrolment, () => ({ recoveryCodes: ['7KQ4-M9TX', 'B2CD-3EFG'] }));
  typedPasswordStore.set('temporary-1234');
  languageStore.set('th');
  await startTranslations();
  await loadTextsOf('account');
});

function open(obligation: 'change_password' | 'enrol_mfa') {
  authStore.set({ status: 'obliged', user: somchai, obligation });
  render(<ObligationPage user={somchai} obligation={obligation} />);
}
const newPassword = () => screen.getByLabelText('รหัสผ่านใหม่');
const savePassword = () => userEvent.click(screen.getByRole('button', { name: 'บันทึกรหัสผ่าน' }));

test('a password of one’s own replaces the first one, which need not be typed again', async () => {
  open('change_password');
  expect(screen.getByRole('heading', { name: 'ตั้งรหัสผ่านของคุณเอง' })).toBeVisible();
  expect(screen.queryByLabelText('รหัสผ่านปัจจุบัน')).toBeNull();
  expect(newPassword()).toHaveFocus();
  expect(newPassword()).toHaveAccessibleDescription(/อย่างน้อย 10 ตัวอักษร/);
  await userEvent.type(newPassword(), 'four green lamps');
  await savePassword();
  expect(api.callsOf(changePassword)[0]?.input).toEqual({
    currentPassword: 'temporary-1234',
    newPassword: 'four green lamps',
  });
  expect(authStore.get()).toEqual({ status: 'signed-in', user: somchai });
  expect(typedPasswordStore.get()).toBeNull();
});

test('how good the password is stands below it in words while it is typed', async () => {
  open('change_password');
  await userEvent.type(newPassword(), 'abcdefg');
  expect(screen.getByRole('status')).toHaveTextContent('ยังสั้นไป ต้องมีอีก 3 ตัวอักษร');
  await userEvent.type(newPassword(), 'hijk');
  expect(screen.getByRole('status')).toHaveTextContent('ความแข็งแรง: เดาง่าย');
  await userEvent.clear(newPassword());
  await userEvent.type(newPassword(), 'four green lamps at noon');
  expect(screen.getByRole('status')).toHaveTextContent('ความแข็งแรง: ดีมาก');
});

test.each([
  ['', 'กรอกรหัสผ่านใหม่'],
  ['short', 'ยังสั้นไป ต้องมีอีก 5 ตัวอักษร'],
  ['i am Somchai 77', 'มีชื่อผู้ใช้อยู่ข้างใน'],
  ['temporary-1234', 'ต้องไม่ใช่รหัสเดิม'],
])('“%s” is not sent: %s', async (password, words) => {
  open('change_password');
  if (password) await userEvent.type(newPassword(), password);
  await savePassword();
  expect(newPassword()).toBeInvalid();
  expect(newPassword()).toHaveAccessibleDescription(expect.stringContaining(words));
  expect(api.callsOf(changePassword)).toEqual([]);
});

test('a password that everybody tries first is refused at the field', async () => {
  open('change_password');
  api.on(changePassword, () => {
    const errors = [{ path: 'newPassword', message: 'is too common' }];
    throw refuse({ status: 400, code: 'validation_error', errors });
  });
  await userEvent.type(newPassword(), 'password1234');
  await savePassword();
  expect(newPassword()).toHaveAccessibleDescription(/เดาง่ายเกินไป/);
  await userEvent.type(newPassword(), 'x');
  expect(newPassword()).toBeValid();
});

test('the first password is asked for when it is not known any more, or turns out wrong', async () => {
  api.on(changePassword, () => {
    throw refuse({ status: 401, code: 'invalid_credentials' });
  });
  open('change_password');
  await userEvent.type(newPassword(), 'four green lamps');
  await savePassword();
  const current = screen.getByLabelText('รหัสผ่านปัจจุบัน');
  expect(current).toHaveAccessibleDescription('รหัสผ่านปัจจุบันไม่ถูกต้อง');
  api.on(changePassword, () => undefined);
  await userEvent.type(current, 'the newest');
  await savePassword();
  expect(api.callsOf(changePassword).at(-1)?.input).toMatchObject({ currentPassword: 'the newest' });
  expect(authStore.get().status).toBe('signed-in');
});

test('what was done is not done again when only the way on failed', async () => {
  api.on(refreshSession, () => {
    throw new Error('no network');
  });
  open('change_password');
  await userEvent.type(newPassword(), 'four green lamps');
  await savePassword();
  expect(await screen.findByRole('alert')).toHaveTextContent('ติดต่อเซิร์ฟเวอร์ไม่ได้');
  api.on(refreshSession, () => aSignIn({ obligation: 'enrol_mfa' }));
  await userEvent.click(screen.getByRole('button', { name: 'ลองอีกครั้ง' }));
  expect(api.callsOf(changePassword)).toHaveLength(1);
  expect(authStore.get()).toMatchObject({ status: 'obliged', obligation: 'enrol_mfa' });
  expect(typedPasswordStore.get()).toBe('four green lamps');
});

test('a second factor is set up with picture or secret, first code and recovery codes', async () => {
  open('enrol_mfa');
  await userEvent.click(screen.getByRole('button', { name: 'เริ่มตั้งค่า' }));
  expect(api.callsOf(beginMfaEnrolment)[0]?.input).toEqual({ currentPassword: 'temporary-1234' });
  expect(await screen.findByRole('img', { name: 'คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน' })).toBeVisible();
  expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();

  await userEvent.type(screen.getByRole('textbox', { name: /รหัส 6 หลัก/ }), '123456');
  expect(api.callsOf(confirmMfaEnrolment)[0]?.input).toEqual({ code: '123456' });
  const codes = screen.getByRole('list', { name: 'รหัสสำรอง' });
  expect(codes).toHaveTextContent('7KQ4-M9TXB2CD-3EFG');
  // Nothing moves on before the codes are kept.
  expect(screen.getByRole('button', { name: 'เสร็จสิ้น' })).toBeDisabled();
  await userEvent.click(screen.getByRole('checkbox', { name: 'ฉันเก็บรหัสไว้ในที่ปลอดภัยแล้ว' }));
  await userEvent.click(screen.getByRole('button', { name: 'เสร็จสิ้น' }));
  expect(authStore.get().status).toBe('signed-in');
});

test('a first code that is wrong is told at the field', async () => {
  api.on(confirmMfaEnrolment, () => {
    throw refuse({ status: 401, code: 'mfa_code_invalid' });
  });
  open('enrol_mfa');
  await userEvent.click(screen.getByRole('button', { name: 'เริ่มตั้งค่า' }));
  const code = await screen.findByRole('textbox', { name: /รหัส 6 หลัก/ });
  await userEvent.type(code, '123456');
  expect(code).toHaveAccessibleDescription(/ไม่ถูกต้องหรือใช้ไปแล้ว/);
  expect(code).toHaveValue('');
});

test('one can sign out instead', async () => {
  api.on(signOut, () => undefined);
  open('enrol_mfa');
  expect(screen.getByText('เข้าสู่ระบบในชื่อ สมชาย')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'ออกจากระบบ' }));
  expect(authStore.get()).toEqual({ status: 'signed-out' });
  expect(typedPasswordStore.get()).toBeNull();
});
