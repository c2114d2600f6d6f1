import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

/** A slim line while the console is on its own; nothing while all is well. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const state = useStore(useLive().connection.state);
  const isLost = state === 'reconnecting' || state === 'offline';
  return (
    <div role="status" className="shrink-0">
      {isLost && (
        <p className="flex animate-appear items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 text-center text-[0.8125rem] text-warning">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t(`connection.${state}`)}
        </p>
      )}
    </div>
  );
}
