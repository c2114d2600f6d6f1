import { useQuery } from '@tanstack/react-query';
import { BookmarkCheck } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorState } from '@/components/error-state';
import { replyObjectsOptions } from '../api/reply-objects';
import { BotListPage } from './bot-list-page';
import { ReplyCard } from './reply-card';
import { ReplyEditor } from './reply-editor';

/** The saved replies: the list, or one of it. Which one stands in the address. */
export function ReplyObjectsPage() {
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const replies = useQuery(replyObjectsOptions);
  const chosen = parameters.get('reply');
  const open = useCallback(
    (reply: string | null) => setParameters(reply === null ? {} : { reply }),
    [setParameters],
  );

  if (chosen === null || !replies.data) {
    return (
      <BotListPage
        section="replyObjects"
        icon={BookmarkCheck}
        list={replies}
        wordsOf={({ name, code }) => [name, `$${code}`]}
        onCreate={() => open('new')}
      >
        {(found) => (
          <ul className="grid gap-4 @lg/list:grid-cols-2">
            {found.map((reply) => (
              <ReplyCard key={reply.id} reply={reply} onOpen={() => open(reply.id)} />
            ))}
          </ul>
        )}
      </BotListPage>
    );
  }
  const reply = replies.data.find(({ id }) => id === chosen) ?? null;
  if (chosen !== 'new' && !reply) {
    return <ErrorState title={t('replyObjects.notFound')} onRetry={() => open(null)} />;
  }
  return <ReplyEditor key={chosen} reply={reply} onOpen={open} />;
}
