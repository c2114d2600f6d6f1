import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { ownPresence } from '@/lib/own-presence';
import { useStore } from '@/lib/store';

export const presenceColors = {
  online: 'bg-presence-online',
  away: 'bg-presence-away',
  offline: 'bg-presence-offline',
};

/** What colleagues see: the chosen presence, or offline while the socket is down. */
export function PresenceDot({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { connection } = useLive();
  const chosen = useStore(ownPresence);
  const state = useStore(connection.state);
  const shown = state === 'online' ? chosen : 'offline';
  return (
    <span
      role="img"
      aria-label={t(`presence.${shown}`)}
      className={cn('size-3 rounded-full border-2 border-surface', presenceColors[shown], className)}
    />
  );
}
