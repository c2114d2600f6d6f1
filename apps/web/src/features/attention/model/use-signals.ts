import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { startSignals } from './signals';
import { unlockSounds } from './sounds';

/** Calls the operator for what wants them, as long as the console is open. */
export function useSignals(onOpenChat: (lineUserId: string, messageId?: string) => void): void {
  const { t } = useTranslation();
  const { connection, customerWrote, user } = useLive();
  const client = useQueryClient();
  const openChat = useEffectEvent(onOpenChat);
  useEffect(
    () =>
      startSignals({
        connection,
        customerWrote,
        user,
        client,
        t,
        openChat: (lineUserId, messageId) => openChat(lineUserId, messageId),
      }),
    [connection, customerWrote, user, client, t],
  );
  useEffect(unlockSounds, []);
}
