import { useEffect, useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';

/** Three dots while the account prepares an answer; gone when its time is over. */
export function LoadingBubble({ until }: { until: string }): ReactNode {
  const { t } = usePreferences();
  const [endedUntil, setEndedUntil] = useState<string | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setEndedUntil(until), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);

  if (endedUntil === until) return null;
  return (
    <div className="row" data-side="theirs">
      <span className="row-avatar" />
      <div className="bubble loading-bubble" role="status" aria-label={t('typing')}>
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
