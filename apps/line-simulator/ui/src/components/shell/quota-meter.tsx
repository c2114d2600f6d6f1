import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';

/** Paid messages of this month against the limit. */
export function QuotaMeter(): ReactNode {
  const { t, language } = usePreferences();
  const quota = useSimulator().state.faults?.quota;
  if (!quota) return null;
  const used = quota.used.toLocaleString(language);
  const limit = quota.limit === null ? t('unlimited') : quota.limit.toLocaleString(language);
  return (
    <p className="quota">
      <span className="quota-label">{t('quotaUsed')}</span>{' '}
      <span className="number">
        {used} / {limit}
      </span>
    </p>
  );
}
