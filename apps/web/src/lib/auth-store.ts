import type { InactivityLimits, Obligation, User } from '@jsk/contracts/auth';
import { browserStorage } from './browser-storage';
import { createStore } from './store';

/**
 * Why this browser was signed out although nobody asked for it: nobody used it, the sign-in was too old, it was ended
 * elsewhere, or its token turned up twice, as if it had been copied.
 */
export type SignedOutReason = 'inactivity' | 'expired' | 'ended' | 'reused';

export type AuthState =
  | { status: 'starting' }
  /** The server cannot be reached, so nobody knows yet whether this browser is signed in. */
  | { status: 'unreachable' }
  | { status: 'signed-out'; because?: SignedOutReason }
  /** Signed in, but only to do something about the own account first. */
  | { status: 'obliged'; user: User; obligation: Obligation }
  | { status: 'signed-in'; user: User };

/** The access token and when it expires (ms since 1970). In memory only: a script that reads storage finds nothing. */
interface AccessToken {
  value: string;
  expiresAt: number;
}

export const authStore = createStore<AuthState>({ status: 'starting' });
export const accessTokenStore = createStore<AccessToken | null>(null);

/**
 * The password that was typed at this sign-in, for what has to be done about the account right after it; nobody should
 * have to type it twice. In memory only, and not longer than until that is done.
 */
export const typedPasswordStore = createStore<string | null>(null);

/** As the server said with the newest token; null before there was one. */
export const inactivityLimitsStore = createStore<InactivityLimits | null>(null);

const hintKey = 'jsk.signed-in';

/**
 * Whether this browser was signed in when it was last used. The refresh cookie cannot be read from here; the hint
 * spares strangers a refused request and the code that goes with it before they see the login page.
 */
export const signedInHint = {
  exists: () => browserStorage.read(hintKey) !== null,
  set: () => browserStorage.write(hintKey, '1'),
  clear: () => browserStorage.remove(hintKey),
};
