import { z } from 'zod';

/** What every refused REST call answers, as `application/problem+json` (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Who holds the conversation, when a claim was lost (409 session_already_claimed). */
  operator: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Codes shared by REST problems and socket errors. */
export const errorCodes = [
  'auth_invalid_token',
  'auth_expired_token',
  'auth_missing_token',
  'not_authenticated',
  'forbidden',
  'rate_limit_exceeded',
  'validation_error',
  'invalid_request',
  'message_too_long',
  'not_in_room',
  'session_not_found',
  'session_already_claimed',
  'unknown_event',
  'internal_error',
] as const;

/** Codes that only REST uses. */
export const restErrorCodes = [
  'invalid_credentials',
  'auth_refresh_reused',
  /** The person must choose a password of their own before anything else. */
  'password_change_required',
  /** The role of the person requires a second factor, which they have not set up. */
  'mfa_enrolment_required',
  /** The code of the authenticator app or the recovery code is wrong, or was used already. */
  'mfa_code_invalid',
  'not_found',
  'method_not_allowed',
  'conflict',
  'message_not_retryable',
  /** The customer has blocked the account: LINE would take a push and not deliver it. */
  'customer_blocked',
  /** An operator has barred the customer, so that nothing may be sent. */
  'customer_barred',
  /** Another module of the LINE account holds the chat, so that nothing may be sent. */
  'chat_on_standby',
  'payload_too_large',
  'unsupported_media_type',
  'line_signature_invalid',
  'line_webhook_invalid',
  /** LINE does not answer, so that nothing could be tried. */
  'line_unreachable',
  /** LINE does not do what was asked; its own words are in the detail. */
  'line_refused',
  'service_unavailable',
] as const;

export type SocketErrorCode = (typeof errorCodes)[number];
export type ErrorCode = SocketErrorCode | (typeof restErrorCodes)[number];
