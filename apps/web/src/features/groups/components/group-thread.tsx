import type { Group } from '@jsk/contracts/groups';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft, Eye, MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { groupMessagesOptions } from '../api/group-queries';
import { groupEntries } from '../model/group-entries';
import { groupName } from '../model/group-words';
import { useThreadPosition } from '../model/use-thread-position';
import { GroupThreadRow } from './group-thread-row';

interface GroupThreadProps {
  groupId: string;
  /** Undefined while the list is being loaded, or when the group stands further down in it. */
  group: Group | undefined;
}

/** What was written in one group: to be read, never to be answered. */
export function GroupThread({ groupId, group }: GroupThreadProps) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const thread = useInfiniteQuery(groupMessagesOptions(groupId));
  const messages = [...(thread.data?.pages ?? [])].reverse().flatMap((page) => page.messages);
  const { scroller, onScroll } = useThreadPosition(messages.at(-1)?.id, messages.length);
  const name = group ? groupName(t, group) : '';
  const isUnknown =
    thread.error instanceof ApiProblem && (thread.error.status === 404 || thread.error.status === 400);

  return (
    <section
      aria-label={t('groups.threadLabel', { name })}
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-ground"
    >
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b bg-surface pr-4 pl-2 @2xl/groups:px-4">
        <Link
          to="?"
          aria-label={common('common.back')}
          className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink @2xl/groups:hidden"
        >
          <ArrowLeft aria-hidden className="size-[18px]" />
        </Link>
        <h3 dir="auto" title={name} className="min-w-0 flex-1 truncate text-[0.9375rem] font-semibold">
          {name}
        </h3>
        <span className="flex shrink-0 items-center gap-1.5 text-xs text-muted">
          <Eye aria-hidden className="size-4" />
          {t('groups.readOnly')}
        </span>
      </header>
      {thread.isPending && <Spinner className="m-auto size-6 text-muted" />}
      {isUnknown && <ErrorState title={t('groups.notFound')} text={t('groups.notFoundText')} />}
      {thread.error && !isUnknown && messages.length === 0 && (
        <ErrorState
          title={t('groups.threadError')}
          text={problemText(common, thread.error)}
          onRetry={() => void thread.refetch()}
        />
      )}
      {thread.isSuccess && messages.length === 0 && (
        <EmptyState icon={MessagesSquare} text={t('groups.threadEmpty')} />
      )}
      {messages.length > 0 && (
        <div
          ref={scroller}
          onScroll={onScroll}
          role="log"
          aria-live="off"
          aria-label={t('groups.threadLabel', { name })}
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3 -outline-offset-2"
        >
          <div className="mx-auto max-w-190">
            {thread.hasNextPage && (
              <div className="flex justify-center pb-2">
                <Button
                  size="small"
                  disabled={thread.isFetchingNextPage}
                  onClick={() => void thread.fetchNextPage()}
                >
                  {t('groups.older')}
                </Button>
              </div>
            )}
            {groupEntries(messages).map((entry) => (
              <GroupThreadRow key={entry.key} entry={entry} />
            ))}
          </div>
        </div>
      )}
      {group && !group.isMember && (
        <p className="shrink-0 border-t bg-surface px-4 py-2.5 text-center text-xs text-muted">
          {t('groups.notMemberText')}
        </p>
      )}
    </section>
  );
}
