import { RefreshCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { lookForNewerVersion, newerVersionStore } from '@/lib/newer-version';
import { useStore } from '@/lib/store';

/** After an upgrade the tab goes on as it is, and offers to load the new version when it suits. */
export function VersionBanner() {
  const { t } = useTranslation();
  const state = useStore(useLive().connection.state);
  const isOutdated = useStore(newerVersionStore);
  const wasLost = useRef(false);
  useEffect(() => {
    if (state === 'reconnecting' || state === 'offline') wasLost.current = true;
    if (state !== 'online' || !wasLost.current) return;
    wasLost.current = false;
    // An upgrade restarts the server, and nothing else brings new pages.
    void lookForNewerVersion();
  }, [state]);
  return (
    <div role="status" className="shrink-0">
      {isOutdated && (
        <p className="flex animate-appear flex-wrap items-center justify-center gap-x-2 bg-accent-soft px-4 py-1.5 text-center text-[0.8125rem]">
          {t('connection.newVersion')}
          <button
            type="button"
            className="inline-flex items-center gap-1.5 rounded-sm font-medium text-accent underline-offset-2 hover:underline"
            onClick={() => location.reload()}
          >
            <RefreshCw aria-hidden className="size-3.5" />
            {t('connection.reload')}
          </button>
        </p>
      )}
    </div>
  );
}
