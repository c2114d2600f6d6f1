import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
} from '@/components/ui/dropdown-menu';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { ownPresence, ownPresences } from '@/lib/own-presence';
import { useStore } from '@/lib/store';

export const presenceColors = {
  online: 'bg-presence-online',
  away: 'bg-presence-away',
  offline: 'bg-presence-offline',
};

export function PresenceMenuItems() {
  const { t } = useTranslation();
  const chosen = useStore(ownPresence);
  return (
    <>
      <DropdownMenuLabel>{t('rail.presence')}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={chosen}>
        {ownPresences.map((choice) => (
          <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => ownPresence.set(choice)}>
            <span aria-hidden className={cn('size-2 rounded-full', presenceColors[choice])} />
            {t(`presence.${choice}`)}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}

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

/** Tells the server, now and after every reconnect. */
export function useTellPresence(): void {
  const { connection } = useLive();
  const chosen = useStore(ownPresence);
  const state = useStore(connection.state);
  useEffect(() => {
    if (state === 'online') connection.ask('presence', { status: chosen }).catch(() => undefined);
  }, [connection, chosen, state]);
}
