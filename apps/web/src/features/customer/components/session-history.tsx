import type { CustomerDetails, RatedSession } from '@jsk/contracts/customer-details';
import type { Session } from '@jsk/contracts/sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { Stars } from '@/components/stars';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { olderSessionsOptions } from '../api/customer-details';
import { MoreButton } from './more-button';

const tones: Record<Session['status'], BadgeTone> = {
  WAITING: 'waiting',
  ACTIVE: 'active',
  CLOSED: 'closed',
  ABANDONED: 'danger',
};

interface SessionHistoryProps {
  lineUserId: string;
  first: CustomerDetails['sessions'];
  averageScore: number | null;
}

/** Every time the customer talked to a person, newest first. */
export function SessionHistory({ lineUserId, first, averageScore }: SessionHistoryProps) {
  const { t } = useTranslation();
  const [wantsOlder, setWantsOlder] = useState(false);
  const older = useInfiniteQuery({
    ...olderSessionsOptions(lineUserId, first.nextCursor),
    enabled: wantsOlder,
  });
  if (first.items.length === 0) return <p className="text-muted">{t('customer.noSession')}</p>;
  const more = older.data?.pages.flatMap(({ items }) => items) ?? [];
  const hasMore = older.data ? older.hasNextPage : first.nextCursor !== null;
  return (
    <>
      {averageScore !== null && (
        <p className="mb-3 text-[0.8125rem] text-muted tabular-nums">
          {t('customer.history.average', { score: averageScore.toFixed(1) })}
        </p>
      )}
      <ol className="flex flex-col gap-3">
        {[...first.items, ...more].map((session) => (
          <HistoryEntry key={session.id} session={session} />
        ))}
      </ol>
      {hasMore && (
        <MoreButton
          isLoading={older.isFetching}
          hasFailed={older.isError}
          onClick={() => {
            if (older.data) void older.fetchNextPage();
            else if (older.isError) void older.refetch();
            else setWantsOlder(true);
          }}
        />
      )}
    </>
  );
}

function HistoryEntry({ session }: { session: RatedSession }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { status, operator, createdAt, claimedAt, closedAt, rating } = session;
  const between = (from: string, to: string) => duration(Date.parse(to) - Date.parse(from));
  return (
    <li className="text-[0.8125rem]">
      <div className="flex items-center justify-between gap-2">
        <Moment at={createdAt} />
        <Badge tone={tones[status]}>{t(`conversation.status.${status}`)}</Badge>
      </div>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted tabular-nums">
        {operator && <span>{operator.name}</span>}
        {claimedAt && <span>{t('customer.history.waited', { time: between(createdAt, claimedAt) })}</span>}
        {claimedAt && closedAt && (
          <span>{t('customer.history.lasted', { time: between(claimedAt, closedAt) })}</span>
        )}
      </p>
      {rating && (
        <p className="mt-0.5 wrap-anywhere">
          <Stars score={rating.score} label={t('customer.history.rated', { score: rating.score })} />
          {rating.comment && <span className="ml-2 whitespace-pre-wrap">“{rating.comment}”</span>}
        </p>
      )}
    </li>
  );
}
