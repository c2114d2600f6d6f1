import { refreshSession } from '@jsk/contracts/auth';
import { getConversation } from '@jsk/contracts/conversations';
import { aConversation, customerId, somchai } from '@/testing/factories';
import { createFakeApi, refuse, type FakeApi } from '@/testing/fake-api';
import { call } from './api-client';
import { accessTokenStore, authStore } from './auth-store';

let api: FakeApi;

beforeEach(() => {
  api = createFakeApi();
  authStore.set({ status: 'signed-in', user: somchai });
  accessTokenStore.set({ value: 'old', expiresAt: 0 });
  api.on(getConversation, () => {
    if (api.calls.at(-1)?.token !== 'new') throw refuse({ status: 401, code: 'auth_expired_token' });
    return aConversation();
  });
});

const read = () => call(getConversation, { lineUserId: customerId(1) });

test('an expired sign-in is renewed once for all calls that ran into it, and each is repeated', async () => {
  api.on(refreshSession, () => ({
    accessToken: 'new',
    tokenType: 'Bearer' as const,
    expiresIn: 1800,
    inactivity: { signOutAfterMinutes: 30, warnBeforeMinutes: 5 },
    timeZone: 'Asia/Bangkok',
    user: somchai,
  }));

  const [first, second] = await Promise.all([read(), read()]);

  expect(first.displayName).toBe('คุณนก');
  expect(second.displayName).toBe('คุณนก');
  expect(api.callsOf(refreshSession)).toHaveLength(1);
});

test('a refused renewal signs this browser out', async () => {
  api.on(refreshSession, () => {
    throw refuse({ status: 401, code: 'auth_refresh_reused' });
  });

  await expect(read()).rejects.toMatchObject({ code: 'auth_refresh_reused' });
  expect(authStore.get().status).toBe('signed-out');
});

test('a server out of reach signs nobody out', async () => {
  api.on(refreshSession, () => {
    throw new Error('no network');
  });

  await expect(read()).rejects.toMatchObject({ code: 'network_error', isTemporary: true });
  expect(authStore.get().status).toBe('signed-in');
});
