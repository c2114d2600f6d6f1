import {
  beginMfaEnrolment,
  changePassword,
  confirmMfaEnrolment,
  disableMfa,
  endSignInSession,
  getMfaState,
  listSignInSessions,
  type MfaState,
  renewRecoveryCodes,
  type SignInSession,
} from '@jsk/contracts/account';
import { signOut, signOutEverywhere } from '@jsk/contracts/auth';
import { screen, waitFor, within } from '@testing-library/react';
import { authStore } from '@/lib/auth-store';
import { minute, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { AccountPage } from './account-page';

const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1';
const here = '00000000-0000-4000-8000-000000000001';
const elsewhere = '00000000-0000-4000-8000-000000000002';

let api: FakeApi;
let mfa: MfaState;
let signIns: SignInSession[];

beforeEach(async () => {
  mfa = { enabled: false, enabledAt: null, recoveryCodesLeft: 0, required: false };
  const times = { createdAt: minute(0), lastUsedAt: minute(30) };
  signIns = [
    { id: here, ...times, ip: '192.0.2.1', userAgent: chrome, isCurrent: true },
    { id: elsewhere, ...times, ip: '192.0.2.2', userAgent: phone, isCurrent: false },
  ];
  api = createFakeApi();
  api.on(getMfaState, () => mfa);
  api.on(listSignInSessions, () => ({ items: signIns }));
  api.on(signOut, () => undefined);
  authStore.set({ status: 'signed-in', user: somchai });
});

async function open() {
  const { operator } = await renderWithLive(<AccountPage />);
  await screen.findByText('เบราว์เซอร์นี้');
  return operator;
}
const section = (name: string) => within(screen.getByRole('region', { name }));
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const kept = { recoveryCodes: ['7KQ4-M9TX', 'B2CD-3EFG'] };

test('says who one is here, and what one may', async () => {
  await open();
  expect(section('ข้อมูลของฉัน').getByText('สมชาย')).toBeVisible();
  expect(section('ข้อมูลของฉัน').getByText('somchai')).toBeVisible();
  expect(section('ข้อมูลของฉัน').getByText('เจ้าหน้าที่')).toBeVisible();
});

test('the password is changed with the one before', async () => {
  api.on(changePassword, () => undefined);
  const operator = await open();
  await operator.click(press('เปลี่ยนรหัสผ่าน'));
  await operator.type(screen.getByLabelText('รหัสผ่านใหม่'), 'four green lamps');
  await operator.click(press('บันทึกรหัสผ่าน'));
  const current = screen.getByLabelText('รหัสผ่านปัจจุบัน');
  expect(current).toHaveAccessibleDescription('กรอกรหัสผ่านปัจจุบัน');
  await operator.type(current, 'the old one');
  await operator.click(press('บันทึกรหัสผ่าน'));
  expect(api.callsOf(changePassword)[0]?.input).toEqual({
    currentPassword: 'the old one',
    newPassword: 'four green lamps',
  });
  expect(press('เปลี่ยนรหัสผ่าน')).toBeVisible();
});

test('a second factor is switched on, and leaving without the codes is asked about', async () => {
  api.on(beginMfaEnrolment, () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x' }));
  api.on(confirmMfaEnrolment, () => kept);
  const operator = await open();
  await operator.click(press('เปิดการยืนยันขั้นที่สอง'));
  await operator.type(screen.getByLabelText('รหัสผ่านปัจจุบัน'), 'secret{Enter}');
  await operator.type(await screen.findByRole('textbox', { name: /รหัส 6 หลัก/ }), '123456');
  expect(screen.getByRole('list', { name: 'รหัสสำรอง' })).toHaveTextContent('7KQ4-M9TX');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);

  mfa = { enabled: true, enabledAt: minute(0), recoveryCodesLeft: 2, required: false };
  await operator.click(screen.getByRole('checkbox', { name: /ฉันเก็บรหัสไว้/ }));
  await operator.click(press('เสร็จสิ้น'));
  expect(await screen.findByText('เปิดอยู่')).toBeVisible();
  expect(screen.getByText(/เหลือรหัสสำรอง 2 รหัส · ใกล้หมดแล้ว/)).toBeVisible();
});

test('the codes are kept by copying, as a file or on paper', async () => {
  mfa = { enabled: true, enabledAt: minute(0), recoveryCodesLeft: 10, required: false };
  api.on(renewRecoveryCodes, () => kept);
  const print = jest.fn();
  window.print = print;
  const operator = await open();
  await operator.click(press('สร้างรหัสสำรองใหม่'));
  await operator.type(screen.getByRole('textbox', { name: 'รหัส 6 หลัก' }), '123456{Enter}');
  expect(api.callsOf(renewRecoveryCodes)[0]?.input).toEqual({ code: '123456' });

  await operator.click(press('คัดลอก รหัสสำรอง'));
  expect(await navigator.clipboard.readText()).toMatch(/^รหัสสำรองของ somchai .*\n\n7KQ4-M9TX\nB2CD-3EFG\n$/);
  const names: string[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await operator.click(press('ดาวน์โหลด'));
  expect(names).toEqual(['jskapp-recovery-codes-somchai.txt']);
  await operator.click(press('พิมพ์'));
  expect(print).toHaveBeenCalled();
  expect(document.querySelector('[data-print-sheet]')).toHaveTextContent('7KQ4-M9TX B2CD-3EFG');
});

test('the second factor is switched off with both factors', async () => {
  mfa = { enabled: true, enabledAt: minute(0), recoveryCodesLeft: 10, required: false };
  api.on(disableMfa, () => {
    throw refuse({ status: 401, code: 'mfa_code_invalid' });
  });
  const operator = await open();
  await operator.click(press('ปิดการยืนยันขั้นที่สอง'));
  await operator.type(screen.getByLabelText('รหัสผ่านปัจจุบัน'), 'secret');
  const code = screen.getByRole('textbox', { name: 'รหัส 6 หลัก' });
  await operator.type(code, '111111');
  await operator.click(press('ปิดการยืนยันขั้นที่สอง'));
  expect(code).toHaveAccessibleDescription(/ไม่ถูกต้องหรือใช้ไปแล้ว/);

  mfa = { enabled: false, enabledAt: null, recoveryCodesLeft: 0, required: false };
  api.on(disableMfa, () => mfa);
  await operator.clear(code);
  await operator.type(code, '222222');
  await operator.click(press('ปิดการยืนยันขั้นที่สอง'));
  expect(api.callsOf(disableMfa).at(-1)?.input).toEqual({ currentPassword: 'secret', code: '222222' });
  expect(await screen.findByText('ปิดอยู่')).toBeVisible();
});

test('where the role requires a second factor, it cannot be switched off', async () => {
  mfa = { enabled: true, enabledAt: minute(0), recoveryCodesLeft: 10, required: true };
  await open();
  expect(screen.getByText(/บทบาทของคุณต้องใช้/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'ปิดการยืนยันขั้นที่สอง' })).toBeNull();
});

test('every place one is signed in is listed in words, and another one can be ended', async () => {
  api.on(endSignInSession, () => {
    signIns = signIns.filter(({ isCurrent }) => isCurrent);
    return {};
  });
  const operator = await open();
  const list = section('ที่ที่เข้าสู่ระบบอยู่');
  const [own, other] = list.getAllByRole('listitem');
  expect(own).toHaveTextContent('Chrome บน Windows');
  expect(own).toHaveTextContent('เบราว์เซอร์นี้');
  expect(own).toHaveTextContent('192.0.2.1');
  expect(other).toHaveTextContent('Safari บน iPhone');
  expect(within(own as HTMLElement).queryByRole('button')).toBeNull();

  await operator.click(press('ออกจากระบบ: Safari บน iPhone'));
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(1));
  expect(api.callsOf(endSignInSession)[0]?.input).toMatchObject({ signInId: elsewhere });
});

test('signing out everywhere asks first, and leaves this browser, too', async () => {
  api.on(signOutEverywhere, () => undefined);
  const operator = await open();
  await operator.click(press('ออกจากระบบทุกที่'));
  const dialog = within(screen.getByRole('dialog', { name: 'ออกจากระบบทุกที่ใช่ไหม' }));
  expect(api.callsOf(signOutEverywhere)).toEqual([]);
  await operator.click(dialog.getByRole('button', { name: 'ออกจากระบบทุกที่' }));
  await waitFor(() => expect(authStore.get()).toEqual({ status: 'signed-out' }));
  expect(api.callsOf(signOutEverywhere)).toHaveLength(1);
});

test('what cannot be loaded says so and can be tried again', async () => {
  api.on(getMfaState, () => {
    throw refuse({ status: 503, code: 'service_unavailable' });
  });
  const operator = await open();
  expect(await screen.findByText('โหลดข้อมูลส่วนนี้ไม่สำเร็จ')).toBeVisible();
  api.on(getMfaState, () => mfa);
  await operator.click(press('ลองอีกครั้ง'));
  expect(await screen.findByText('ปิดอยู่')).toBeVisible();
});
