import {
  type MfaChallenge,
  refreshSession,
  signIn,
  signOut,
  type SignInResult,
  verifyMfa,
} from '@jsk/contracts/auth';
import { ApiProblem } from './api-problem';
import { requestOnce } from './api-request';
import {
  accessTokenStore,
  type AuthState,
  authStore,
  inactivityLimitsStore,
  signedInHint,
  type SignedOutReason,
  typedPasswordStore,
} from './auth-store';
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

/**
 * @returns what the second step has to answer, or nothing when one was enough.
 * Throws ApiProblem `invalid_credentials`, `validation_error` or `rate_limit_exceeded`.
 */
export async function signInWith(credentials: {
  username: string;
  password: string;
}): Promise<MfaChallenge | null> {
  const answer = await requestOnce(signIn, credentials);
  typedPasswordStore.set(credentials.password);
  if ('mfaRequired' in answer) return answer;
  begin(answer);
  return null;
}

/**
 * The second step of a sign-in.
 * @param code of the authenticator app, or a recovery code
 * Throws ApiProblem `mfa_code_invalid`, `rate_limit_exceeded`, or an `auth_` code when the challenge is too old.
 */
export async function finishSignIn(challenge: MfaChallenge, code: string): Promise<void> {
  begin(await requestOnce(verifyMfa, { mfaToken: challenge.mfaToken, code }));
}

/** Something that had to be done about the account is done: gets tokens that open the rest. Throws ApiProblem. */
export async function fulfilObligation(): Promise<void> {
  // One that is on its way may have been answered before.
  await refreshing?.catch(() => undefined);
  await refreshAccessToken();
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
  const { status } = authStore.get();
  if (data === 'signed-out') forget();
  if (data === 'inactivity') forget('inactivity');
  if (data === 'signed-in' && (status === 'signed-out' || status === 'obliged')) void resumeSignIn();
  // Asked anew rather than believed: another tab may have signed in again meanwhile.
  if (data === 'refused' && isInside()) refreshAccessToken().catch(() => undefined);
});

function isInside(): boolean {
  const { status } = authStore.get();
  return status === 'signed-in' || status === 'obliged';
}

async function exchange(): Promise<string> {
  const begunWith = endings;
  try {
    const result = await requestOnce(refreshSession, {});
    // Signed out while this was on its way: nothing may bring that sign-in back.
    if (begunWith !== endings) throw new ApiProblem('auth_invalid_token', 401);
    return accept(result);
  } catch (error) {
    if (begunWith === endings && error instanceof ApiProblem && !error.isTemporary) {
      forget(reasonOf(error));
      tabs?.postMessage('refused');
    }
    throw error;
  }
}

function reasonOf({ code }: ApiProblem): SignedOutReason {
  if (code === 'auth_refresh_reused') return 'reused';
  // The browser itself throws the cookie away when it is too old.
  return code === 'auth_expired_token' || code === 'auth_missing_token' ? 'expired' : 'ended';
}

function begin(result: SignInResult): void {
  accept(result);
  tabs?.postMessage('signed-in');
}

function accept({ accessToken, expiresIn, user, obligation, inactivity, timeZone }: SignInResult): string {
  accessTokenStore.set({ value: accessToken, expiresAt: Date.now() + expiresIn * 1000 });
  const limits = inactivityLimitsStore.get();
  if (JSON.stringify(limits) !== JSON.stringify(inactivity)) inactivityLimitsStore.set(inactivity);
  followTimeZone(timeZone);
  if (!obligation) typedPasswordStore.set(null);
  const next: AuthState = obligation
    ? { status: 'obliged', user, obligation }
    : { status: 'signed-in', user };
  if (JSON.stringify(authStore.get()) !== JSON.stringify(next)) authStore.set(next);
  signedInHint.set();
  renewIn(Math.max(expiresIn * 1000 - renewBeforeExpiryMs, (expiresIn * 1000) / 2));
  return accessToken;
}

function renewIn(delayMs: number): void {
  clearTimeout(renewal);
  renewal = setTimeout(() => {
    refreshAccessToken().catch(() => {
      if (isInside()) renewIn(retryUnreachableMs);
    });
  }, delayMs);
}

function forget(because?: SignedOutReason): void {
  endings++;
  clearTimeout(renewal);
  signedInHint.clear();
  accessTokenStore.set(null);
  typedPasswordStore.set(null);
  authStore.set({ status: 'signed-out', ...(because && { because }) });
}

async function takingTurns(work: () => Promise<string>): Promise<string> {
  // Not there on plain http addresses; the server tolerates parallel refreshes within a short grace.
  if (!navigator.locks) return work();
  return navigator.locks.request('jsk.refresh', work);
}
