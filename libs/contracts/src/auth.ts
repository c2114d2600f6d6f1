import { z } from 'zod';
import { endpoint } from './endpoint';
import { roleSchema } from './roles';

export const userSchema = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
});
export type User = z.infer<typeof userSchema>;

/** When the console signs out a browser that nobody uses; only its own clock counts the minutes. */
export const inactivityLimitsSchema = z.object({
  /** 0: never. */
  signOutAfterMinutes: z.number().int(),
  /** So long before that it asks whether anybody is there. */
  warnBeforeMinutes: z.number().int(),
});
export type InactivityLimits = z.infer<typeof inactivityLimitsSchema>;

/** What somebody has to do about their own account before anything else is open to them. */
export const obligationSchema = z.enum(['change_password', 'enrol_mfa']);
export type Obligation = z.infer<typeof obligationSchema>;

export const signInResultSchema = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  /** Life of the access token in seconds. */
  expiresIn: z.number().int(),
  user: userSchema,
  /** The first of what must be done; afterwards a refresh gives tokens that open everything, or the next. */
  obligation: obligationSchema.nullable(),
  inactivity: inactivityLimitsSchema,
  /** Of the business hours, in which the team means times; an IANA name. */
  timeZone: z.string(),
  /** Only when `transport: "body"` was asked for; otherwise it travels in an httpOnly cookie. */
  refreshToken: z.string().optional(),
});
export type SignInResult = z.infer<typeof signInResultSchema>;

/** The password was right; a code of the authenticator app, or a recovery code, is asked for next. */
export const mfaChallengeSchema = z.object({
  mfaRequired: z.literal(true),
  /** Good for five minutes and for `verifyMfa` only. */
  mfaToken: z.string(),
});
export type MfaChallenge = z.infer<typeof mfaChallengeSchema>;

const transportField = { transport: z.enum(['cookie', 'body']).default('cookie') };

export const signIn = endpoint({
  method: 'POST',
  path: '/auth/login',
  summary: 'Sign in with user name and password',
  access: 'public',
  input: z.object({
    username: z.string().trim().min(1, 'must not be empty').max(100),
    password: z.string().min(1, 'must not be empty').max(200),
    ...transportField,
  }),
  output: z.union([signInResultSchema, mfaChallengeSchema]),
});

/** Six digits of an authenticator app, or a recovery code; spaces and hyphens do not matter. */
export const mfaCodeSchema = z.string().trim().min(6).max(40);

export const verifyMfa = endpoint({
  method: 'POST',
  path: '/auth/mfa/verify',
  summary: 'Finish a sign-in with a code of the authenticator app or a recovery code',
  access: 'public',
  input: z.object({ mfaToken: z.string().min(1).max(2000), code: mfaCodeSchema, ...transportField }),
  output: signInResultSchema,
});

export const refreshSession = endpoint({
  method: 'POST',
  path: '/auth/refresh',
  summary: 'Exchange the refresh token (cookie or Authorization header) for new tokens',
  access: 'public',
  input: z.object({ ...transportField }),
  output: signInResultSchema,
});

export const getCurrentUser = endpoint({
  method: 'GET',
  path: '/auth/me',
  summary: 'Who is signed in',
  access: 'own-account',
  input: z.object({}),
  output: userSchema,
});

export const signOut = endpoint({
  method: 'POST',
  path: '/auth/logout',
  summary: 'Sign out of this browser',
  access: 'public',
  input: z.object({}),
  output: z.void(),
  successStatus: 204,
});

export const signOutEverywhere = endpoint({
  method: 'POST',
  path: '/auth/logout-all',
  summary: 'Sign out of every browser and program',
  access: 'own-account',
  input: z.object({}),
  output: z.void(),
  successStatus: 204,
});
