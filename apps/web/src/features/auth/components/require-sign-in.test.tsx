import { act, render, screen } from '@testing-library/react';
import { authStore } from '@/lib/auth-store';
import { languageStore, startTranslations } from '@/lib/i18n/i18n';
import { somchai } from '@/testing/factories';
import { RequireSignIn } from './require-sign-in';

const address = () => window.location.pathname + window.location.search;

async function open(path: string) {
  languageStore.set('th');
  await startTranslations();
  window.history.replaceState({ idx: 3 }, '', path);
  authStore.set({ status: 'starting' });
  render(
    <RequireSignIn obliged={(user, obligation) => <p>{`${user.displayName}: ${obligation}`}</p>}>
      {(user) => <p>{user.displayName}</p>}
    </RequireSignIn>,
  );
}
const become = (state: Parameters<typeof authStore.set>[0]) => act(() => authStore.set(state));

test.each([
  ['/chat?tab=closed', '/login?next=%2Fchat%3Ftab%3Dclosed', '/chat?tab=closed'],
  ['/', '/login', '/chat'],
  ['/login?next=%2Fadmin%2Fquota', '/login?next=%2Fadmin%2Fquota', '/admin/quota'],
  ['/login?next=//evil.example', '/login?next=//evil.example', '/chat'],
])('a stranger at %s signs in first, and gets where they wanted to go', async (wanted, login, then) => {
  await open(wanted);
  expect(screen.getByRole('status', { name: 'กำลังโหลด…' })).toBeVisible();
  become({ status: 'signed-out' });
  expect(screen.getByRole('heading', { name: 'เข้าสู่ระบบ' })).toBeVisible();
  expect(document.title).toContain('เข้าสู่ระบบ');
  expect(address()).toBe(login);

  become({ status: 'signed-in', user: somchai });
  expect(screen.getByText(somchai.displayName)).toBeVisible();
  expect(address()).toBe(then);
  expect(window.history.state).toEqual({ idx: 3 });
});

test('who signs out and in again is where they were', async () => {
  await open('/admin/settings');
  become({ status: 'signed-in', user: somchai });
  become({ status: 'signed-out' });
  expect(address()).toBe('/login?next=%2Fadmin%2Fsettings');
  become({ status: 'signed-in', user: somchai });
  expect(address()).toBe('/admin/settings');
});

test('who was signed out for doing nothing is told why, and goes on where they were', async () => {
  await open('/chat?chat=U1');
  become({ status: 'signed-in', user: somchai });
  become({ status: 'signed-out', because: 'inactivity' });
  expect(screen.getByRole('status')).toHaveTextContent('ไม่มีการใช้งานสักพัก');
  expect(address()).toBe('/login?next=%2Fchat%3Fchat%3DU1');
  become({ status: 'signed-in', user: somchai });
  expect(address()).toBe('/chat?chat=U1');
});

test.each([
  ['expired', 'หมดอายุ'],
  ['ended', 'ถูกยกเลิกจากอุปกรณ์อื่น'],
  ['reused', 'ถูกใช้จากสองที่'],
] as const)('whose sign-in was %s is told so, and that drafts are kept', async (because, words) => {
  await open('/chat?chat=U1');
  become({ status: 'signed-in', user: somchai });
  become({ status: 'signed-out', because });
  expect(screen.getByRole('status')).toHaveTextContent(words);
  expect(screen.getByRole('status')).toHaveTextContent('ร่างข้อความยังอยู่ครบ');
});

test('who has to do something about their account does that first, and then gets where they were', async () => {
  await open('/chat?chat=U1');
  become({ status: 'obliged', user: somchai, obligation: 'change_password' });
  expect(screen.getByText('สมชาย: change_password')).toBeVisible();
  expect(address()).toBe('/chat?chat=U1');
  become({ status: 'signed-in', user: somchai });
  expect(screen.getByText('สมชาย')).toBeVisible();
});

test('while the server is out of reach nobody is sent to the login page', async () => {
  await open('/chat?tab=mine');
  become({ status: 'unreachable' });
  expect(screen.getByRole('button', { name: 'ลองอีกครั้ง' })).toBeVisible();
  expect(address()).toBe('/chat?tab=mine');
});
