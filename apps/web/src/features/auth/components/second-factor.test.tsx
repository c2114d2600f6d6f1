import { type MfaChallenge, signIn, verifyMfa } from '@jsk/contracts/auth';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { authStore, typedPasswordStore } from '@/lib/auth-store';
import { languageStore, startTranslations } from '@/lib/i18n/i18n';
import { aSignIn, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { LoginPage } from './login-page';

const challenge: MfaChallenge = { mfaRequired: true, mfaToken: 'challenge' };
let api: FakeApi;

beforeEach(async () => {
  api = createFakeApi();
  api.on(signIn, () => challenge);
  api.on(verifyMfa, () => aSignIn());
  authStore.set({ status: 'signed-out' });
  languageStore.set('th');
  await startTranslations();
  render(<LoginPage />);
  await typePassword();
});

async function typePassword() {
  const name = screen.getByLabelText<HTMLInputElement>('ชื่อผู้ใช้');
  if (name.value === '') await userEvent.type(name, 'somchai');
  await userEvent.type(screen.getByLabelText('รหัสผ่าน'), 'a long secret{Enter}');
}

const code = () => screen.findByRole('textbox', { name: 'รหัส 6 หลัก' });
const answers = () => api.callsOf(verifyMfa).map(({ input }) => [input['mfaToken'], input['code']]);

test('after the password the code of the app is asked for, and sent by itself at the sixth digit', async () => {
  const field = await code();
  expect(screen.getByRole('heading', { name: 'ยืนยันอีกขั้น' })).toBeVisible();
  expect(field).toHaveFocus();
  expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  expect(field).toHaveAttribute('inputmode', 'numeric');
  expect(authStore.get().status).toBe('signed-out');

  await userEvent.type(field, '12345');
  expect(answers()).toEqual([]);
  await userEvent.type(field, '6');
  expect(answers()).toEqual([['challenge', '123456']]);
  expect(authStore.get()).toEqual({ status: 'signed-in', user: somchai });
});

test('a code is pasted as apps show it', async () => {
  await userEvent.click(await code());
  await userEvent.paste(' 987 654 ');
  expect(answers()).toEqual([['challenge', '987654']]);
});

test('a wrong code is told at the field, which is ready for the next', async () => {
  api.on(verifyMfa, () => {
    throw refuse({ status: 401, code: 'mfa_code_invalid' });
  });
  const field = await code();
  await userEvent.type(field, '111111');
  expect(field).toHaveAccessibleDescription(/ไม่ถูกต้องหรือใช้ไปแล้ว/);
  expect(field).toHaveValue('');
  api.on(verifyMfa, () => aSignIn());
  await userEvent.type(field, '2');
  expect(field).toBeValid();
  await userEvent.type(field, '22222');
  expect(authStore.get().status).toBe('signed-in');
});

test('without the app a recovery code does, and a mistyped one stays to be mended', async () => {
  await code();
  await userEvent.click(screen.getByRole('button', { name: 'ใช้รหัสสำรองแทน' }));
  const field = screen.getByRole('textbox', { name: 'รหัสสำรอง' });
  expect(field).toHaveFocus();
  api.on(verifyMfa, () => {
    throw refuse({ status: 401, code: 'mfa_code_invalid' });
  });
  await userEvent.type(field, '7KQ4-M9TX{Enter}');
  expect(field).toHaveAccessibleDescription('รหัสสำรองไม่ถูกต้องหรือใช้ไปแล้ว');
  expect(field).toHaveValue('7KQ4-M9TX');
  api.on(verifyMfa, () => aSignIn());
  await userEvent.type(field, 'Z{Enter}');
  expect(answers().at(-1)).toEqual(['challenge', '7KQ4-M9TXZ']);
  expect(authStore.get().status).toBe('signed-in');
});

test('who takes too long begins again with the password, and keeps the name', async () => {
  api.on(verifyMfa, () => {
    throw refuse({ status: 401, code: 'auth_expired_token' });
  });
  await userEvent.type(await code(), '123456');
  expect(screen.getByRole('status')).toHaveTextContent('รอรหัสนานเกินไป');
  expect(screen.getByLabelText('ชื่อผู้ใช้')).toHaveValue('somchai');
  expect(screen.getByLabelText('รหัสผ่าน')).toHaveFocus();
  expect(typedPasswordStore.get()).toBeNull();

  api.on(verifyMfa, () => aSignIn());
  await typePassword();
  await userEvent.type(await code(), '123456');
  expect(authStore.get().status).toBe('signed-in');
});

test('one can go back to another name', async () => {
  await code();
  await userEvent.click(screen.getByRole('button', { name: 'กลับไปใส่รหัสผ่าน' }));
  expect(screen.getByRole('heading', { name: 'เข้าสู่ระบบ' })).toBeVisible();
  expect(screen.queryByRole('status')).toBeNull();
});

test('after too many wrong codes the time there is to wait is shown', async () => {
  api.on(verifyMfa, () => {
    throw refuse({ status: 429, code: 'rate_limit_exceeded', retryAfterSeconds: 90 });
  });
  await userEvent.type(await code(), '123456');
  expect(screen.getByRole('alert')).toHaveTextContent('ลองผิดหลายครั้งเกินไป');
  // The clock may first be read when it is shown.
  await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent(/ลองใหม่ได้ในอีก 1:[23]\d/));
});

test('a server out of reach is told, and the code can be sent again', async () => {
  api.on(verifyMfa, () => {
    throw new Error('no network');
  });
  await userEvent.type(await code(), '123456');
  expect(screen.getByRole('alert')).toHaveTextContent('ติดต่อเซิร์ฟเวอร์ไม่ได้');
  api.on(verifyMfa, () => aSignIn());
  await userEvent.type(await code(), '123456');
  expect(authStore.get().status).toBe('signed-in');
});
