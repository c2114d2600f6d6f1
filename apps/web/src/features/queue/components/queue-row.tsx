import type { Colleague } from '@jsk/contracts/conversations';
import type { QueueEntry } from '@jsk/contracts/queue';
import { GripVertical, Sparkles, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ClaimButton } from '@/components/claim-button';
import { SlaChip } from '@/components/sla-chip';
import { TagChip } from '@/components/tag-chip';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/lib/class-names';
import type { CustomerDrag } from '../model/use-customer-drag';
import { AssignMenu } from './assign-menu';
import { WaitingBadge } from './waiting-badge';

interface QueueRowProps {
  entry: QueueEntry;
  isBusy: boolean;
  onOpenChat: (lineUserId: string) => void;
  /** Only for those who may decide about others. */
  assigning: { drag: CustomerDrag; onAssign: (entry: QueueEntry, colleague: Colleague) => void } | null;
}

/** One customer who waits: who, how long, why, and what can be done about it. */
export function QueueRow({ entry, isBusy, onOpenChat, assigning }: QueueRowProps) {
  const { t } = useTranslation();
  const { lineUserId, displayName, pictureUrl, position, session, lastText, waitingSince } = entry;
  const isDragged = assigning?.drag.dragged?.lineUserId === lineUserId;
  return (
    <li
      aria-busy={isBusy}
      {...assigning?.drag.sourceOf(entry)}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2.5 px-3 py-3 transition-opacity duration-150 @xl/queue:flex-nowrap @xl/queue:px-4',
        assigning && 'cursor-grab',
        (isDragged || isBusy) && 'opacity-50',
      )}
    >
      {assigning && (
        <GripVertical
          aria-hidden
          className="mt-3 -mr-1 -ml-1 hidden size-4 shrink-0 text-muted @xl/queue:block"
        />
      )}
      <span
        role="img"
        aria-label={t('queue.position', { position })}
        className="mt-2 w-6 shrink-0 text-center font-semibold text-muted tabular-nums"
      >
        {position}
      </span>
      <Avatar name={displayName} pictureUrl={pictureUrl} />
      <div className="min-w-0 flex-1 basis-40">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={`/chat?chat=${lineUserId}`}
            dir="auto"
            title={displayName}
            draggable={false}
            className="max-w-full truncate rounded-sm font-medium underline-offset-2 hover:underline pointer-coarse:-my-3 pointer-coarse:py-3"
          >
            {displayName}
          </Link>
          <WaitingBadge since={waitingSince} />
          <SlaChip session={session} />
        </div>
        <p dir="auto" className="mt-0.5 line-clamp-2 wrap-anywhere @xl/queue:line-clamp-1">
          {lastText ?? <span className="text-muted">{t('queue.noText')}</span>}
        </p>
        <p
          dir="auto"
          className="line-clamp-2 text-[0.8125rem] wrap-anywhere text-muted @xl/queue:line-clamp-1"
        >
          {t('customer.trigger')}{' '}
          {t(`customer.triggers.${session.trigger.kind}`, { keyword: session.trigger.keyword })}
        </p>
        <QueueRowChips entry={entry} />
      </div>
      <div className="flex w-full shrink-0 gap-2 pl-9 @xl/queue:w-auto @xl/queue:pl-0">
        <ClaimButton
          lineUserId={lineUserId}
          look={position === 1 ? 'primary' : 'outline'}
          label={t('queue.claimOf', { name: displayName })}
          className="flex-1 @xl/queue:flex-none"
          onClaimed={() => onOpenChat(lineUserId)}
        />
        {assigning && <AssignMenu entry={entry} isBusy={isBusy} onAssign={assigning.onAssign} />}
      </div>
    </li>
  );
}

function QueueRowChips({ entry: { session, wantedOperator, isOpenToAll, tags } }: { entry: QueueEntry }) {
  const { t } = useTranslation();
  if (!session.skill && !wantedOperator && tags.length === 0) return null;
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {session.skill && (
        <Badge tone="active">
          <Sparkles aria-hidden />
          <span className="truncate">{session.skill}</span>
        </Badge>
      )}
      {session.skill && isOpenToAll && (
        <Badge tone="warning" title={t('queue.openToAllHint')}>
          {t('queue.openToAll')}
        </Badge>
      )}
      {wantedOperator && (
        <Badge tone="bot">
          <UserRoundCheck aria-hidden />
          <span className="truncate">{t('queue.wants', { name: wantedOperator.name })}</span>
        </Badge>
      )}
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
    </div>
  );
}
