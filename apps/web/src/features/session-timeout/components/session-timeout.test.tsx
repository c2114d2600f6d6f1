import { refreshSession, signOut } from '@jsk/contracts/auth';
import { act, fireEvent, screen } from '@testing-library/react';
import { refreshAccessToken } from '@/lib/auth-session';
import { authStore, inactivityLimitsStore } from '@/lib/auth-store';
import { aSignIn, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { SessionTimeout } from './session-timeout';

const minuteMs = 60_000;
const inactivity = { signOutAfterMinutes: 30, warnBeforeMinutes: 5 };
let api: FakeApi;

beforeEach(async () => {
  jest.useFakeTimers();
  api = createFakeApi();
  api.on(signOut, () => undefined);
  api.on(refreshSession, () => aSignIn({ accessToken: 'new' }));
  authStore.set({ status: 'signed-in', user: somchai });
  inactivityLimitsStore.set(inactivity);
  await renderWithLive(<SessionTimeout />);
});
afterEach(() => jest.useRealTimers());

const pass = (minutes: number) => act(() => jest.advanceTimersByTimeAsync(minutes * minuteMs));
const dialog = () => screen.queryByRole('dialog', { name: 'ยังใช้งานอยู่ไหม' });

/** What this tab hears when somebody uses another tab of the browser. */
function otherTabIsUsed() {
  const key = 'jsk.last-activity';
  localStorage.setItem(key, String(Date.now()));
  act(() => {
    window.dispatchEvent(new StorageEvent('storage', { key }));
  });
}

test('five minutes before the end a dialog asks, with the time that is left', async () => {
  await pass(24.9);
  expect(dialog()).toBeNull();
  await pass(0.1);
  expect(dialog()).toBeVisible();
  expect(screen.getByRole('timer')).toHaveTextContent('5:00');
  await pass(1);
  expect(screen.getByRole('timer')).toHaveTextContent('4:00');
});

test.each(['pointerMove', 'keyDown', 'wheel'] as const)('%s puts it off', async (activity) => {
  await pass(24);
  fireEvent[activity](document.body);
  await pass(24);
  expect(dialog()).toBeNull();
});

test('using another tab puts it off in this one, too', async () => {
  await pass(24);
  otherTabIsUsed();
  await pass(24);
  expect(dialog()).toBeNull();
});

test('staying closes the dialog, renews the sign-in and begins anew', async () => {
  await pass(26);
  fireEvent.click(screen.getByRole('button', { name: 'ใช้งานต่อ' }));
  await pass(0);
  expect(dialog()).toBeNull();
  expect(api.callsOf(refreshSession)).toHaveLength(1);
  await pass(24);
  expect(dialog()).toBeNull();
  await pass(2);
  expect(dialog()).toBeVisible();
});

test('staying in another tab closes the dialog here', async () => {
  await pass(26);
  expect(dialog()).toBeVisible();
  otherTabIsUsed();
  expect(dialog()).toBeNull();
});

test('a moving pointer is no answer to the question', async () => {
  await pass(26);
  fireEvent.pointerMove(document.body);
  expect(dialog()).toBeVisible();
  await pass(4);
  expect(authStore.get()).toEqual({ status: 'signed-out', because: 'inactivity' });
});

test('without an answer this browser is signed out, and the server knows', async () => {
  await pass(30);
  expect(authStore.get()).toEqual({ status: 'signed-out', because: 'inactivity' });
  expect(api.callsOf(signOut)).not.toHaveLength(0);
});

test('a renewal that was on its way when the time was up does not bring the sign-in back', async () => {
  let answer: (() => void) | undefined;
  api.on(refreshSession, async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return aSignIn({ accessToken: 'late' });
  });
  const renewal = refreshAccessToken().catch((error: unknown) => error);
  await pass(30);
  answer?.();
  expect(await renewal).toMatchObject({ code: 'auth_invalid_token' });
  expect(authStore.get()).toEqual({ status: 'signed-out', because: 'inactivity' });
});

test('whoever signs out at once is not told that they were away', async () => {
  await pass(26);
  fireEvent.click(screen.getByRole('button', { name: 'ออกจากระบบเลย' }));
  await pass(0);
  expect(authStore.get()).toEqual({ status: 'signed-out' });
});

test('a computer that slept through the end is signed out as soon as somebody touches it', async () => {
  jest.setSystemTime(Date.now() + 45 * minuteMs);
  fireEvent.pointerMove(document.body);
  await pass(0);
  expect(authStore.get()).toMatchObject({ status: 'signed-out' });
});

test('nobody is signed out where the administrators do not want that', async () => {
  act(() => inactivityLimitsStore.set({ signOutAfterMinutes: 0, warnBeforeMinutes: 5 }));
  await pass(120);
  expect(dialog()).toBeNull();
  expect(authStore.get().status).toBe('signed-in');
});
