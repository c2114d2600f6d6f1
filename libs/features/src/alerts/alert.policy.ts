import type { AlertKind, AlertSeverity } from '@jsk/contracts/alerts';

/** How bad each is unless whoever raises it knows better. Critical: customers go without an answer. */
export const usualSeverity: Record<AlertKind, AlertSeverity> = {
  line_unauthorised: 'critical',
  line_forbidden: 'warning',
  line_unreachable: 'warning',
  quota_exhausted: 'critical',
  quota_low: 'warning',
  webhook_signature_mismatch: 'warning',
  webhook_foreign_destination: 'critical',
  line_account_suspended: 'critical',
  telegram_failing: 'warning',
  nobody_online: 'warning',
  credentials_unreadable: 'critical',
};
