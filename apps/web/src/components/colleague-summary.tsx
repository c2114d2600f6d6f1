import type { Colleague } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { presenceColors } from '@/components/presence-dot';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { isFull } from '@/lib/colleagues';
import { useLive } from '@/lib/live-context';

/** Who somebody is, whether they are there, what they can do, and how much they have in hand. */
export function ColleagueSummary({ colleague }: { colleague: Colleague }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { id, name, presence, skills, activeSessions, capacity } = colleague;
  const full = isFull(colleague);
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3 py-1.5">
      <Avatar name={name} size="small" />
      <span className="min-w-0 flex-1 leading-5">
        <span className="block truncate">{id === user.id ? t('colleague.you', { name }) : name}</span>
        <span className="flex items-center gap-1.5 text-xs text-muted">
          <span aria-hidden className={cn('size-2 shrink-0 rounded-full', presenceColors[presence])} />
          <span className="truncate">{[t(`presence.${presence}`), ...skills].join(' · ')}</span>
        </span>
      </span>
      <span
        className={cn(
          'shrink-0 text-right text-xs leading-5 tabular-nums',
          full ? 'font-medium text-warning' : 'text-muted',
        )}
      >
        <span className="block">{t('colleague.load', { load: activeSessions, capacity })}</span>
        {full && t('colleague.full')}
      </span>
    </span>
  );
}
