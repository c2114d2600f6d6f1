import { z } from 'zod';
import { mfaCodeSchema } from './auth';
import { endpoint } from './endpoint';
import { newPasswordSchema } from './passwords';
import { timestampSchema } from './primitives';

const currentPasswordField = { currentPassword: z.string().min(1, 'must not be empty').max(200) };

export const changePassword = endpoint({
  method: 'POST',
  path: '/auth/password',
  summary: 'Choose a new password; every other sign-in of this person ends',
  access: 'own-account',
  input: z.object({ ...currentPasswordField, newPassword: newPasswordSchema }),
  output: z.void(),
  successStatus: 204,
});

export const mfaStateSchema = z.object({
  enabled: z.boolean(),
  enabledAt: timestampSchema.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** The role of this person requires it, so that it cannot be switched off. */
  required: z.boolean(),
});
export type MfaState = z.infer<typeof mfaStateSchema>;

export const getMfaState = endpoint({
  method: 'GET',
  path: '/auth/mfa',
  summary: 'Whether signing in asks for a second factor',
  access: 'own-account',
  input: z.object({}),
  output: mfaStateSchema,
});

export const beginMfaEnrolment = endpoint({
  method: 'POST',
  path: '/auth/mfa/enrolment',
  summary: 'Make a secret for an authenticator app; nothing changes before it is confirmed',
  access: 'own-account',
  input: z.object(currentPasswordField),
  output: z.object({
    /** Base32, to be typed into the app by hand. */
    secret: z.string(),
    /** `otpauth://totp/…`, to be shown as a QR code. */
    uri: z.string(),
  }),
});

/** Each works once, in place of the app. Shown once; only their hashes are kept. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const confirmMfaEnrolment = endpoint({
  method: 'POST',
  path: '/auth/mfa/enrolment/confirm',
  summary: 'Switch the second factor on with the first code of the app',
  access: 'own-account',
  input: z.object({ code: mfaCodeSchema }),
  output: recoveryCodesSchema,
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/auth/mfa/recovery-codes',
  summary: 'Make new recovery codes; the former ones work no more',
  access: 'own-account',
  input: z.object({ code: mfaCodeSchema }),
  output: recoveryCodesSchema,
});

export const disableMfa = endpoint({
  method: 'POST',
  path: '/auth/mfa/disable',
  summary: 'Switch the second factor off; 409 while the role requires it',
  access: 'own-account',
  input: z.object({ ...currentPasswordField, code: mfaCodeSchema }),
  output: mfaStateSchema,
});

/** One browser or program in which somebody is signed in. */
export const signInSessionSchema = z.object({
  id: z.uuid(),
  createdAt: timestampSchema,
  lastUsedAt: timestampSchema,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  isCurrent: z.boolean(),
});
export type SignInSession = z.infer<typeof signInSessionSchema>;

export const listSignInSessions = endpoint({
  method: 'GET',
  path: '/auth/sessions',
  summary: 'Where this person is signed in, used last first',
  access: 'own-account',
  input: z.object({}),
  output: z.object({ items: z.array(signInSessionSchema) }),
});

export const endSignInSession = endpoint({
  method: 'DELETE',
  path: '/auth/sessions/:signInId',
  summary: 'Sign out of one browser or program; its tokens and sockets end at once',
  access: 'own-account',
  input: z.object({ signInId: z.uuid() }),
  output: z.object({}),
});
