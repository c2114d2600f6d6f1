import type { alertsTh } from '../th/alerts';

export const alertsEn: typeof alertsTh = {
  label: 'System alerts',
  more: '{{count}} more',
  less: 'Show less',
  dismiss: 'Hide until it happens again',
  toChannel: 'Go to LINE channel',
  toQuota: 'Go to Message quota',
  toTelegram: 'Go to Telegram notifications',
  toQueue: 'Go to the queue',
  tellAdministrator: 'Tell an administrator.',
  kinds: {
    line_unauthorised:
      'LINE does not accept the access token, so sending is paused. What you write waits and is not lost.',
    line_forbidden: 'LINE does not allow this account to send some messages. Those were not sent.',
    line_unreachable:
      'LINE cannot be reached for the moment. Messages wait and go out by themselves when LINE is back.',
    quota_exhausted:
      'This month’s message quota is used up. Free replies still go out; messages that count do not.',
    quota_low: '{{percent}}% of this month’s message quota is used.',
    telegram_failing: 'Telegram does not take our notifications: {{reason}}',
    nobody_online: '{{waiting}} customers wait and nobody is online.',
    webhook_signature_mismatch:
      'Webhooks with a wrong signature keep arriving. If the channel secret has changed, customers’ messages do not come in.',
    webhook_foreign_destination:
      'Webhooks of another LINE account arrive here. They are kept, but not in any chat.',
    line_account_suspended:
      'LINE has suspended this account. Customers get no messages until it is open again.',
    credentials_unreadable:
      'The stored credentials of the LINE channel cannot be read. Those of the server are used instead.',
  },
};
