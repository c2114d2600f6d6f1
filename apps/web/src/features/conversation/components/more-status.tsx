import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import type { MoreMessages } from '../model/use-more';

interface MoreStatusProps {
  more: MoreMessages;
  side: 'above' | 'below';
}

/** Floats over the thread: as a line inside it, coming and going would move what is being read. */
export function MoreStatus({ more: { state, load }, side }: MoreStatusProps) {
  const { t } = useTranslation();
  if (state === 'idle') return null;
  const isAbove = side === 'above';
  return (
    <div className={cn('absolute inset-x-0 z-10 flex justify-center', isAbove ? 'top-2' : 'bottom-14')}>
      {state === 'loading' ? (
        <span
          role="status"
          aria-label={t(isAbove ? 'thread.loadingOlder' : 'thread.loadingNewer')}
          className="rounded-full border bg-raised p-1.5 shadow-bubble"
        >
          <Spinner />
        </span>
      ) : (
        <p className="flex items-center gap-2 rounded-full border bg-raised py-1 pr-1 pl-4 text-[0.8125rem] shadow-bubble">
          {t(isAbove ? 'thread.loadOlderError' : 'thread.loadNewerError')}
          <Button size="small" look="quiet" shape="pill" onClick={load}>
            {t('common.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}
