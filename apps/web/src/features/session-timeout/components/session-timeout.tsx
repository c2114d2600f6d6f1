import { useEffect, useState } from 'react';
import { endSignIn } from '@/lib/auth-session';
import { inactivityLimitsStore } from '@/lib/auth-store';
import { useStore } from '@/lib/store';
import { createInactivityWatch } from '../model/inactivity-watch';
import { TimeoutDialog } from './timeout-dialog';

const minuteMs = 60_000;

/** Signs out a browser that nobody uses, after asking for a while whether anybody is there. */
export function SessionTimeout() {
  const limits = useStore(inactivityLimitsStore);
  const [watch] = useState(() => createInactivityWatch(() => void endSignIn('inactivity')));
  useEffect(() => {
    if (!limits || limits.signOutAfterMinutes === 0) return;
    return watch.start({
      signOutAfterMs: limits.signOutAfterMinutes * minuteMs,
      warnBeforeMs: limits.warnBeforeMinutes * minuteMs,
    });
  }, [limits, watch]);
  return <TimeoutDialog watch={watch} />;
}
