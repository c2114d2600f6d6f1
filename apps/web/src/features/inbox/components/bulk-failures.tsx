import { useTranslation } from 'react-i18next';
import type { NamedFailure } from '../model/use-bulk';

/** Which conversations something could not be done to, and why. */
export function BulkFailures({ failures }: { failures: readonly NamedFailure[] }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      {failures.length > 0 && (
        <div className="mb-2 max-h-36 overflow-y-auto rounded-lg bg-danger-soft px-3 py-2 text-[0.8125rem] text-danger">
          <p className="font-medium">{t('inbox.bulk.failed', { count: failures.length })}</p>
          <ul>
            {failures.map(({ lineUserId, name, reason }) => (
              <li key={lineUserId} className="flex min-w-0 gap-1">
                <span dir="auto" className="max-w-1/2 truncate font-medium">
                  {name}
                </span>
                <span className="min-w-0">{reason}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
