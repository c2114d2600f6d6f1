import { refreshSession, signIn, signOut, type SignInResult } from '@jsk/contracts/auth';
import { ApiProblem } from './api-problem';
import { requestOnce } from './api-request';
import { accessTokenStore, authStore, inactivityLimitsStore, signedInHint } from './auth-store';
import { followTimeZone } from './time-zone';

const renewBeforeExpiryMs = 60_000;
const retryUnreachableMs = 5_000;

let refreshing: Promise<string> | null = null;
let renewal: ReturnType<typeof setTimeout> | undefined;
/** How often a sign-in has ended in this tab. */
let endings = 0;

/**
 * Exchanges the refresh cookie for a new access token, once for all who ask at the same time. Tabs take turns: each
 * exchange rotates the one cookie they share, and two at once would look like a stolen token to the server.
 * Throws ApiProblem; after a refusal this browser is signed out.
 */
export function refreshAccessToken(): Promise<string> {
  refreshing ??= takingTurns(exchange).finally(() => (refreshing = null));
  return refreshing;
}

/** Throws ApiProblem `invalid_credentials`, `validation_error` or `rate_limit_exceeded`. */
export async function signInWith(credentials: { username: string; password: string }): Promise<void> {
  accept(await requestOnce(signIn, credentials));
  tabs?.postMessage('signed-in');
}

/**
 * Ends the sign-in of this browser in every tab, also when the server cannot be told.
 * @param because what the login page says about it, where nobody asked for it
 */
export async function endSignIn(because?: 'inactivity'): Promise<void> {
  const token = accessTokenStore.get()?.value;
  forget(because);
  tabs?.postMessage(because ?? 'signed-out');
  await requestOnce(signOut, {}, { token: token ?? null }).catch(() => undefined);
}

/** At page load: is this browser still signed in? */
export async function resumeSignIn(): Promise<void> {
  await refreshAccessToken().catch((error: unknown) => {
    if (authStore.get().status === 'signed-out') return;
    authStore.set({ status: 'unreachable' });
    if (!(error instanceof ApiProblem)) throw error;
  });
}

const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jsk.auth');
tabs?.addEventListener('message', ({ data }) => {
  if (data === 'signed-out') forget();
  if (data === 'inactivity') forget('inactivity');
  if (data === 'signed-in' && authStore.get().status === 'signed-out') void resumeSignIn();
});

async function exchange(): Promise<string> {
  const begunWith = endings;
  try {
    const result = await requestOnce(refreshSession, {});
    // Signed out while this was on its way: nothing may bring that sign-in back.
    if (begunWith !== endings) throw new ApiProblem('auth_invalid_token', 401);
    return accept(result);
  } catch (error) {
    if (begunWith === endings && error instanceof ApiProblem && !error.isTemporary) forget();
    throw error;
  }
}

function accept({ accessToken, expiresIn, user, inactivity, timeZone }: SignInResult): string {
  accessTokenStore.set({ value: accessToken, expiresAt: Date.now() + expiresIn * 1000 });
  const limits = inactivityLimitsStore.get();
  if (JSON.stringify(limits) !== JSON.stringify(inactivity)) inactivityLimitsStore.set(inactivity);
  followTimeZone(timeZone);
  const known = authStore.get();
  if (known.status !== 'signed-in' || known.user.id !== user.id) authStore.set({ status: 'signed-in', user });
  signedInHint.set();
  renewIn(Math.max(expiresIn * 1000 - renewBeforeExpiryMs, (expiresIn * 1000) / 2));
  return accessToken;
}

function renewIn(delayMs: number): void {
  clearTimeout(renewal);
  renewal = setTimeout(() => {
    refreshAccessToken().catch(() => {
      if (authStore.get().status === 'signed-in') renewIn(retryUnreachableMs);
    });
  }, delayMs);
}

function forget(because?: 'inactivity'): void {
  endings++;
  clearTimeout(renewal);
  signedInHint.clear();
  accessTokenStore.set(null);
  authStore.set({ status: 'signed-out', ...(because && { because }) });
}

async function takingTurns(work: () => Promise<string>): Promise<string> {
  // Not there on plain http addresses; the server tolerates parallel refreshes within a short grace.
  if (!navigator.locks) return work();
  return navigator.locks.request('jsk.refresh', work);
}
