import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { WebhookDelivery } from '../../model/types';
import { LogTime, readableBody, StatusChip } from './log-parts';

/** The webhooks LINE sent, newest first, with how the product answered. */
export function WebhookRows({ webhooks }: { webhooks: WebhookDelivery[] }): ReactNode {
  const { t } = usePreferences();
  if (webhooks.length === 0) return <p className="log-empty">{t('noWebhooks')}</p>;
  return (
    <ul className="log-rows">
      {webhooks.toReversed().map((webhook, index) => (
        <WebhookRow key={`${webhook.at}-${webhooks.length - index}`} webhook={webhook} />
      ))}
    </ul>
  );
}

function WebhookRow({ webhook }: { webhook: WebhookDelivery }): ReactNode {
  const { t } = usePreferences();
  const { at, attempt, body, detail, durationMs, eventTypes, ok, reason, status } = webhook;
  return (
    <li className="log-row" data-broken={!ok}>
      <details>
        <summary>
          <LogTime at={at} />
          <span className="log-what">
            {eventTypes.join(', ') || 'raw'}
            {attempt > 1 && ` (${t('attempt')} ${attempt})`}
          </span>
          <span className="muted number">{durationMs} ms</span>
          <StatusChip status={status} />
        </summary>
        <pre>{readableBody(body)}</pre>
      </details>
      {!ok && (
        <p className="log-violation">
          <strong>{reason}</strong> {detail}
        </p>
      )}
    </li>
  );
}
