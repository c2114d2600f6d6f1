import type { Group } from '@jsk/contracts/groups';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/moment';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';
import { groupName, groupPreview } from '../model/group-words';

interface GroupListProps {
  groups: readonly Group[];
  chosen: string | null;
  /** Null when there are no more. */
  onMore: (() => void) | null;
  isLoadingMore: boolean;
}

export function GroupList({ groups, chosen, onMore, isLoadingMore }: GroupListProps) {
  const { t } = useTranslation('admin');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <GroupRow group={group} isChosen={group.id === chosen} />
          </li>
        ))}
      </ul>
      {onMore && (
        <div className="flex justify-center p-3">
          <Button size="small" disabled={isLoadingMore} onClick={onMore}>
            {t('groups.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function GroupRow({ group, isChosen }: { group: Group; isChosen: boolean }) {
  const { t } = useTranslation('admin');
  const name = groupName(t, group);
  return (
    <Link
      to={`?group=${group.id}`}
      aria-current={isChosen ? 'true' : undefined}
      className={cn(
        'flex min-h-18 gap-3 px-4 py-3 -outline-offset-2 transition-colors duration-100',
        isChosen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Avatar name={name} pictureUrl={group.pictureUrl} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span dir="auto" title={name} className="min-w-0 flex-1 truncate">
            {name}
          </span>
          <Moment at={group.lastActivityAt} as="list" className="shrink-0 text-xs text-muted" />
        </div>
        <div className="flex items-center gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-[0.8125rem] text-muted">
            {groupPreview(t, group.lastMessage)}
          </span>
          {!group.isMember && <Badge tone="closed">{t('groups.notMember')}</Badge>}
        </div>
      </div>
    </Link>
  );
}
