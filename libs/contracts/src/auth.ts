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

export const signInResultSchema = z.object({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  /** Life of the access token in seconds. */
  expiresIn: z.number().int(),
  user: userSchema,
  inactivity: inactivityLimitsSchema,
  /** Of the business hours, in which the team means times; an IANA name. */
  timeZone: z.string(),
  /** Only when `transport: "body"` was asked for; otherwise it travels in an httpOnly cookie. */
  refreshToken: z.string().optional(),
});
export type SignInResult = z.infer<typeof signInResultSchema>;

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
  access: 'signed-in',
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
  access: 'signed-in',
  input: z.object({}),
  output: z.void(),
  successStatus: 204,
});
