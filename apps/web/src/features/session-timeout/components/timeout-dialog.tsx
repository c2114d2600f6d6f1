import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { endSignIn, refreshAccessToken } from '@/lib/auth-session';
import { useStore } from '@/lib/store';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import type { InactivityWatch } from '../model/inactivity-watch';

/** Asks whether anybody is there, with the time that is left for an answer. */
export function TimeoutDialog({ watch }: { watch: InactivityWatch }) {
  const { t } = useTranslation();
  const endsAt = useStore(watch.endsAt);
  function stay() {
    watch.stay();
    // Out of reach or refused: that is told where it matters.
    refreshAccessToken().catch(() => undefined);
  }
  return (
    <Dialog
      open={endsAt !== null}
      onOpenChange={(open) => !open && stay()}
      title={t('sessionTimeout.title')}
      description={t('sessionTimeout.text')}
    >
      <div className="flex flex-col gap-5 p-5">
        {endsAt !== null && <Countdown endsAt={endsAt} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={() => void endSignIn()}>
            {t('sessionTimeout.signOut')}
          </Button>
          <Button look="primary" autoFocus onClick={stay}>
            {t('sessionTimeout.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Countdown({ endsAt }: { endsAt: number }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const now = useNow('second');
  return (
    <p role="timer" className="text-center text-3xl font-semibold tabular-nums">
      <span className="sr-only">{t('sessionTimeout.left')} </span>
      {runningDuration(Math.max(0, endsAt - now))}
    </p>
  );
}
