import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

interface OlderStatusProps {
  state: 'idle' | 'loading' | 'failed';
  onRetry: () => void;
}

/** Floats above the thread: as a line inside it, coming and going would move what is being read. */
export function OlderStatus({ state, onRetry }: OlderStatusProps) {
  const { t } = useTranslation();
  if (state === 'idle') return null;
  return (
    <div className="absolute inset-x-0 top-2 z-10 flex justify-center">
      {state === 'loading' ? (
        <span
          role="status"
          aria-label={t('thread.loadingOlder')}
          className="rounded-full border bg-raised p-1.5 shadow-bubble"
        >
          <Spinner />
        </span>
      ) : (
        <p className="flex items-center gap-2 rounded-full border bg-raised py-1 pr-1 pl-4 text-[0.8125rem] shadow-bubble">
          {t('thread.loadOlderError')}
          <Button size="small" look="quiet" shape="pill" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}
