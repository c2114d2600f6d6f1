import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { useLive } from '@/lib/live-context';
import { heldMessagesOptions } from '@/lib/scheduled-queries';

/** As long as something that the operator wanted sent is held back, so that nothing is lost in silence. */
export function HeldBanner({ onOpenChat }: { onOpenChat: (lineUserId: string) => void }) {
  const { t } = useTranslation();
  const { connection } = useLive();
  useEffect(
    () =>
      connection.listen('message_held', ({ displayName }) => {
        toast.warning(t('schedule.heldNotice', { name: displayName }));
      }),
    [connection, t],
  );
  const held = useQuery(heldMessagesOptions).data ?? [];
  const [first] = held;
  if (!first) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-2.5 border-b bg-danger-soft py-1.5 pr-2 pl-4 text-[0.8125rem] leading-5"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
      <p className="min-w-0 flex-1">
        <span className="block truncate font-medium text-danger">
          {t('schedule.heldCount', { count: held.length })}
        </span>
        <span dir="auto" className="block truncate text-muted">
          {first.displayName}
        </span>
      </p>
      <Button
        size="small"
        aria-label={t('schedule.openHeld', { name: first.displayName })}
        onClick={() => onOpenChat(first.lineUserId)}
      >
        {t('schedule.open')}
      </Button>
    </div>
  );
}
