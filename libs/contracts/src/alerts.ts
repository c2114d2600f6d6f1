import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';

/** What the people at the console have to know of; one of each kind is open at a time. */
export const alertKinds = [
  /** LINE does not accept the access token: nothing is sent until an administrator puts it right. */
  'line_unauthorised',
  /** LINE does not allow this account something that was tried. */
  'line_forbidden',
  /** LINE does not answer, so that it is not called for a while. */
  'line_unreachable',
  /** LINE refuses pushes because the month's messages are used up. */
  'quota_exhausted',
  /** Most of the month's messages are used; `detail.percent` says how many. */
  'quota_low',
  /** Webhooks with a wrong signature arrive, one after the other. */
  'webhook_signature_mismatch',
  /** Webhooks of another account than the one whose access token we have: nothing was done with them. */
  'webhook_foreign_destination',
  /** LINE has suspended the account. */
  'line_account_suspended',
  /** Telegram does not take our notifications; `detail.reason` is what it says. */
  'telegram_failing',
  /** Customers wait and nobody is online; `detail.waiting` says how many. */
  'nobody_online',
  /** The credentials that are stored were encrypted with another key. */
  'credentials_unreadable',
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertSeveritySchema = z.enum(['info', 'warning', 'critical']);
export type AlertSeverity = z.infer<typeof alertSeveritySchema>;

export const alertSchema = z.object({
  id: idSchema,
  kind: z.enum(alertKinds),
  severity: alertSeveritySchema,
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  raisedAt: timestampSchema,
  lastSeenAt: timestampSchema,
  /** How often it has happened since it was raised. */
  count: z.number().int(),
});
export type Alert = z.infer<typeof alertSchema>;

/** Every open alert, the most severe first. */
export const openAlertsSchema = z.object({ items: z.array(alertSchema) });
export type OpenAlerts = z.infer<typeof openAlertsSchema>;

export const listAlerts = endpoint({
  method: 'GET',
  path: '/admin/alerts',
  summary: 'What has gone wrong and is not over yet',
  access: 'signed-in',
  input: z.object({}),
  output: openAlertsSchema,
});

export const dismissAlert = endpoint({
  method: 'POST',
  path: '/admin/alerts/:alertId/dismiss',
  summary: 'Put an alert away until it happens again',
  access: administratorRoles,
  input: z.object({ alertId: idSchema }),
  output: openAlertsSchema,
});
