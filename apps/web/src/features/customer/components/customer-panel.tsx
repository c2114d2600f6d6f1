import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SendingObstacleChip } from '@/components/sending-obstacle-chip';
import { TagChip } from '@/components/tag-chip';
import { Avatar } from '@/components/ui/avatar';
import { Skeleton } from '@/components/ui/skeleton';
import { conversationOptions } from '@/lib/conversation-queries';
import { useFormats } from '@/lib/use-formats';
import { CopyableId } from './copyable-id';
import { Fact, Facts } from './facts';
import { SessionFacts } from './session-facts';

export function CustomerPanel({ lineUserId }: { lineUserId: string }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(conversationOptions(lineUserId));
  // The conversation beside says so.
  if (isError && !data) return null;
  if (!data) {
    return (
      <div role="status" aria-label={t('common.loading')} className="flex flex-col items-center gap-3 p-6">
        <Skeleton className="size-20 rounded-full" />
        <Skeleton className="h-4 w-32 rounded-md" />
      </div>
    );
  }
  return (
    <div className="divide-y">
      <Profile conversation={data} />
      <Section title={t('customer.tags')}>
        {data.tags.length === 0 ? (
          <p className="text-muted">{t('customer.noTags')}</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {data.tags.map((tag) => (
              <li key={tag.id} className="max-w-full">
                <TagChip tag={tag} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('customer.session')}>
        {data.session ? (
          <SessionFacts session={data.session} />
        ) : (
          <p className="text-muted">{t('customer.noSession')}</p>
        )}
      </Section>
    </div>
  );
}

function Profile({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { exactTime, languageName } = useFormats();
  const { displayName, pictureUrl, statusMessage, language, lineUserId, createdAt } = conversation;
  return (
    <div className="px-5 py-6">
      <div className="flex flex-col items-center text-center">
        <Avatar name={displayName} pictureUrl={pictureUrl} size="large" />
        <h3 dir="auto" className="mt-3 max-w-full text-base font-semibold wrap-anywhere">
          {displayName}
        </h3>
        <SendingObstacleChip conversation={conversation} />
        {statusMessage && (
          <p dir="auto" className="mt-0.5 line-clamp-3 wrap-anywhere text-muted">
            {statusMessage}
          </p>
        )}
      </div>
      <Facts className="mt-5">
        {language && <Fact label={t('customer.language')}>{languageName(language)}</Fact>}
        <Fact label={t('customer.firstSeen')}>{exactTime(new Date(createdAt))}</Fact>
        <Fact label={t('customer.lineUserId')}>
          <CopyableId id={lineUserId} label={t('customer.lineUserId')} />
        </Fact>
      </Facts>
    </div>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="px-5 py-4">
      <h3 className="mb-2.5 text-[0.8125rem] font-semibold">{title}</h3>
      {children}
    </section>
  );
}
