import { signIn } from '@jsk/contracts/auth';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { authStore } from '@/lib/auth-store';
import { languageStore, startTranslations } from '@/lib/i18n/i18n';
import { aSignIn, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { nextPath } from '../model/next-path';
import { LoginPage } from './login-page';

let api: FakeApi;

beforeEach(async () => {
  api = createFakeApi();
  authStore.set({ status: 'signed-out' });
  languageStore.set('th');
  await startTranslations();
  render(<LoginPage />);
});

const username = () => screen.getByLabelText('ชื่อผู้ใช้');
const password = () => screen.getByLabelText('รหัสผ่าน');
const submit = () => screen.getByRole('button', { name: 'เข้าสู่ระบบ' });

async function signInAs(name: string, secret: string) {
  const operator = userEvent.setup();
  await operator.type(username(), name);
  await operator.type(password(), secret);
  await operator.click(submit());
}

test('empty fields are told at the field, without asking the server', async () => {
  await userEvent.click(submit());

  expect(username()).toBeInvalid();
  expect(username()).toHaveAccessibleDescription('กรอกชื่อผู้ใช้');
  expect(password()).toHaveAccessibleDescription('กรอกรหัสผ่าน');
  expect(username()).toHaveFocus();
  expect(api.calls).toEqual([]);
});

test('a wrong password is told above the form and can be tried again', async () => {
  api.on(signIn, () => {
    throw refuse({ status: 401, code: 'invalid_credentials' });
  });
  await signInAs('somchai', 'wrong');

  expect(await screen.findByRole('alert')).toHaveTextContent('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง');
  expect(submit()).toBeEnabled();
  expect(authStore.get().status).toBe('signed-out');
});

test('too many attempts and a server out of reach are told apart', async () => {
  api.on(signIn, () => {
    throw refuse({ status: 429, code: 'rate_limit_exceeded' });
  });
  await signInAs('somchai', 'x');
  expect(await screen.findByRole('alert')).toHaveTextContent('ถี่เกินไป');

  api.on(signIn, () => {
    throw new Error('no network');
  });
  await userEvent.click(submit());
  expect(await screen.findByText(/ติดต่อเซิร์ฟเวอร์ไม่ได้/)).toBeVisible();
});

test('who has to wait sees for how long, and that it is over', async () => {
  api.on(signIn, () => {
    throw refuse({ status: 429, code: 'rate_limit_exceeded', retryAfterSeconds: 2 });
  });
  await signInAs('somchai', 'x');
  expect(await screen.findByRole('timer')).toHaveTextContent(/ลองใหม่ได้ในอีก 0:0[12]/);
  await waitFor(() => expect(screen.queryByRole('timer')).toBeNull(), { timeout: 10_000 });
  expect(screen.getByRole('alert')).toHaveTextContent('ลองใหม่ได้แล้ว');
});

test('the right password signs in', async () => {
  api.on(signIn, () => aSignIn());
  await signInAs('somchai', 'secret');

  await screen.findByRole('button', { name: 'เข้าสู่ระบบ' });
  expect(authStore.get()).toEqual({ status: 'signed-in', user: somchai });
  expect(api.calls[0]?.input).toMatchObject({ username: 'somchai', password: 'secret' });
});

test('the password can be shown and hidden', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'แสดงรหัสผ่าน' }));
  expect(password()).toHaveAttribute('type', 'text');
  await userEvent.click(screen.getByRole('button', { name: 'ซ่อนรหัสผ่าน' }));
  expect(password()).toHaveAttribute('type', 'password');
});

test('the page speaks English when asked to', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test.each([
  ['?next=%2Fchat%3Fchat%3DU1', '/chat?chat=U1'],
  ['', '/chat'],
  ['?next=https://evil.example', '/chat'],
  ['?next=//evil.example', '/chat'],
  ['?next=/\\evil.example', '/chat'],
])('after signing in, %s leads to %s', (search, path) => {
  expect(nextPath(new URLSearchParams(search))).toBe(path);
});
