import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { endSignIn } from '@/lib/auth-session';
import { inactivityLimitsStore } from '@/lib/auth-store';
import { withTexts } from '@/lib/i18n/i18n';
import { preloadable } from '@/lib/preloadable';
import { useStore } from '@/lib/store';
import { whenQuiet } from '@/lib/when-idle';
import { createInactivityWatch } from '../model/inactivity-watch';

const timeoutDialog = preloadable(async () => (await withTexts(import('./timeout-dialog'))).TimeoutDialog);

const minuteMs = 60_000;

/** Signs out a browser that nobody uses, after asking for a while whether anybody is there. */
export function SessionTimeout() {
  const client = useQueryClient();
  const limits = useStore(inactivityLimitsStore);
  const [watch] = useState(() => createInactivityWatch(() => void endSignIn('inactivity')));
  useEffect(() => {
    if (!limits || limits.signOutAfterMinutes === 0) return;
    return watch.start({
      signOutAfterMs: limits.signOutAfterMinutes * minuteMs,
      warnBeforeMs: limits.warnBeforeMinutes * minuteMs,
    });
  }, [limits, watch]);
  // Long before it asks, because by then the network may be gone.
  const [isReady, setReady] = useState(false);
  const isAsking = useStore(watch.endsAt) !== null;
  useEffect(() => {
    const load = () =>
      timeoutDialog.preload().then(
        () => setReady(true),
        () => undefined,
      );
    return isReady ? undefined : whenQuiet(client, () => void load());
  }, [isReady, isAsking, client]);
  return isReady && <timeoutDialog.Part watch={watch} />;
}
