import type { Customer, FollowEvent, FollowState } from '@jsk/contracts/customers';
import { useQuery } from '@tanstack/react-query';
import { Ban, type LucideIcon, MessageCircle, UserCheck, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { followHistoryOptions } from '../api/customers';

const looks: Record<FollowState, { Icon: LucideIcon; tone: BadgeTone }> = {
  following: { Icon: UserCheck, tone: 'active' },
  came_back: { Icon: UserRoundPlus, tone: 'bot' },
  blocked: { Icon: Ban, tone: 'danger' },
  never_followed: { Icon: MessageCircle, tone: 'neutral' },
};

const icons: Record<FollowEvent['kind'], LucideIcon> = {
  followed: UserCheck,
  blocked: Ban,
  came_back: UserRoundPlus,
};

/** Whether the customer follows, and at a click when that changed. */
export function FollowStateButton({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { followState, displayName, lineUserId } = customer;
  const { Icon, tone } = looks[followState];
  const state = t(`customers.followStates.${followState}`);
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('customers.history.open', { name: displayName, state })}
        // A finger needs more than the badge that is seen.
        className="relative flex rounded-md before:absolute before:-inset-x-1 before:-inset-y-3"
      >
        <Badge tone={tone}>
          <Icon aria-hidden />
          {state}
        </Badge>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t('customers.history.title')} className="w-72 p-4">
        <h3 className="mb-2 text-[0.8125rem] font-semibold">{t('customers.history.title')}</h3>
        <FollowHistory lineUserId={lineUserId} />
      </PopoverContent>
    </Popover>
  );
}

function FollowHistory({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const history = useQuery(followHistoryOptions(lineUserId));
  if (history.isPending) return <Skeleton className="h-12 rounded-md" />;
  if (!history.data) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2">
        <p>{t('customers.history.loadError')}</p>
        <Button size="small" onClick={() => void history.refetch()}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (history.data.length === 0) return <p className="text-muted">{t('customers.history.empty')}</p>;
  return (
    <ol className="flex max-h-64 flex-col gap-2.5 overflow-y-auto">
      {history.data.map(({ kind, occurredAt }) => {
        const Icon = icons[kind];
        return (
          <li key={`${occurredAt} ${kind}`} className="flex gap-2.5 text-[0.8125rem]">
            <Icon aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
            <span>
              {t(`customers.history.kinds.${kind}`)}
              <Moment at={occurredAt} className="block text-muted" />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
