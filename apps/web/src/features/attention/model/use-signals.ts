import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '@/lib/i18n/i18n';
import { useLive } from '@/lib/live-context';
import { whenQuiet } from '@/lib/when-idle';

/** Calls the operator for what wants them, as long as the console is open. What does it is not in the first load. */
export function useSignals(onOpenChat: (lineUserId: string, messageId?: string) => void): void {
  const { t } = useTranslation();
  const { connection, customerWrote, user } = useLive();
  const client = useQueryClient();
  const openChat = useEffectEvent(onOpenChat);
  useEffect(() => {
    const context = { connection, customerWrote, user, client, t };
    let stop: (() => void) | undefined;
    let isOver = false;
    const start = async () => {
      const { startSignals } = await withTexts(import('./signals'));
      if (isOver) return;
      stop = startSignals({
        ...context,
        openChat: (lineUserId, messageId) => openChat(lineUserId, messageId),
      });
    };
    // Out of reach: the connection's own banner says so, and nothing comes in that could call anybody.
    const callOff = whenQuiet(client, () => void start().catch(() => undefined));
    return () => {
      isOver = true;
      callOff();
      stop?.();
    };
  }, [connection, customerWrote, user, client, t]);
}
