import { refreshSession } from '@jsk/contracts/auth';
import { getConversation } from '@jsk/contracts/conversations';
import { aConversation, aSignIn, customerId, somchai } from '@/testing/factories';
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
  api.on(refreshSession, () => aSignIn({ accessToken: 'new' }));

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
  expect(authStore.get()).toEqual({ status: 'signed-out', because: 'reused' });
});

test.each([
  ['auth_expired_token', 'expired'],
  ['auth_missing_token', 'expired'],
  ['auth_invalid_token', 'ended'],
])('a renewal that is refused with %s is told as %s', async (code, because) => {
  api.on(refreshSession, () => {
    throw refuse({ status: 401, code });
  });
  await expect(read()).rejects.toMatchObject({ code });
  expect(authStore.get()).toEqual({ status: 'signed-out', because });
});

test.each([
  ['password_change_required', 'change_password'],
  ['mfa_enrolment_required', 'enrol_mfa'],
] as const)('%s leads to what has to be done, whatever was asked for', async (code, obligation) => {
  api.on(getConversation, () => {
    throw refuse({ status: 403, code });
  });
  api.on(refreshSession, () => aSignIn({ obligation }));
  await expect(read()).rejects.toMatchObject({ code });
  expect(authStore.get()).toEqual({ status: 'obliged', user: somchai, obligation });
});

test('a server out of reach signs nobody out', async () => {
  api.on(refreshSession, () => {
    throw new Error('no network');
  });

  await expect(read()).rejects.toMatchObject({ code: 'network_error', isTemporary: true });
  expect(authStore.get().status).toBe('signed-in');
});
