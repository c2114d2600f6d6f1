import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

interface ComposerStatusProps {
  remaining: number | null;
  lineUserId: string;
}

/** Under the composer: the limit when it is near, messages that wait elsewhere, or how to send. */
export function ComposerStatus({ remaining, lineUserId }: ComposerStatusProps) {
  const { t } = useTranslation();
  const { outbox } = useLive();
  const elsewhere = useStore(outbox.items).filter((item) => item.lineUserId !== lineUserId).length;
  const isOver = remaining !== null && remaining < 0;
  return (
    <div className="flex justify-between gap-4 px-2 text-xs text-muted tabular-nums not-empty:pt-1.5">
      {elsewhere > 0 ? (
        <span className="text-warning">{t('composer.unsentSaved', { count: elsewhere })}</span>
      ) : (
        <span className="hidden pointer-fine:@md/conversation:inline">{t('composer.hint')}</span>
      )}
      {remaining !== null && (
        <span role="status" className={cn('ml-auto', isOver && 'font-medium text-danger')}>
          {isOver ? t('composer.over', { count: -remaining }) : t('composer.remaining', { count: remaining })}
        </span>
      )}
    </div>
  );
}
