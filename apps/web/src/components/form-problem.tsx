import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api-problem';
import { runningDuration } from '@/lib/format';
import { problemText } from '@/lib/i18n/problem-text';
import { useNow } from '@/lib/use-now';

/** Why a form about signing in was refused as a whole; after too many tries, with the time there is to wait. */
export function FormProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.retryAt !== null) return <WaitNotice retryAt={error.retryAt} />;
  return (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      {problemText(t, error)}
    </p>
  );
}

function WaitNotice({ retryAt }: { retryAt: number }) {
  const { t } = useTranslation();
  const left = retryAt - useNow('second');
  if (left <= 0) {
    return (
      <p role="alert" className="rounded-lg bg-sunken px-3 py-2">
        {t('waiting.over')}
      </p>
    );
  }
  return (
    <div className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      <p role="alert">{t('waiting.tooMany')}</p>
      {/* Beside the alert, which would be read aloud again every second. */}
      <p role="timer">
        {t('waiting.left')}{' '}
        <span className="font-semibold tabular-nums">{runningDuration(t, left + 999)}</span>
      </p>
    </div>
  );
}
