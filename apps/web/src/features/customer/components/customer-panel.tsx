import type { Conversation } from '@jsk/contracts/conversations';
import { isAdministrator } from '@jsk/contracts/roles';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConversationNotes } from '@/components/conversation-notes';
import { TagChip } from '@/components/tag-chip';
import { TagPicker } from '@/components/tag-picker';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { capped } from '@/lib/capped';
import { conversationOptions } from '@/lib/conversation-queries';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useTagCustomer } from '@/lib/tag-queries';
import { customerDetailsOptions, useLiveCustomerDetails } from '../api/customer-details';
import { CustomerActions } from './customer-actions';
import { CustomerFields } from './customer-fields';
import { CustomerProfile } from './customer-profile';
import { MediaGallery } from './media-gallery';
import { PanelSection } from './panel-section';
import { SessionFacts } from './session-facts';
import { SessionHistory } from './session-history';

interface CustomerPanelProps {
  lineUserId: string;
  onOpenMessage: (messageId: string) => void;
  /** What else can be done with the customer. */
  menu?: (conversation: Conversation) => ReactNode;
}

/** Who the customer is, and everything the team knows of them. */
export function CustomerPanel({ lineUserId, onOpenMessage, menu }: CustomerPanelProps) {
  const { t } = useTranslation();
  const { data: conversation, isError } = useQuery(conversationOptions(lineUserId));
  const details = useQuery(customerDetailsOptions(lineUserId));
  useLiveCustomerDetails(lineUserId);
  // The conversation beside says so.
  if (isError && !conversation) return null;
  if (!conversation) return <PanelSkeleton />;
  const { session } = conversation;
  const { data } = details;
  const missing = details.isError ? <NotLoaded onRetry={() => void details.refetch()} /> : <Waiting />;
  return (
    <div className="divide-y">
      <div className="px-5 py-6">
        <CustomerProfile conversation={conversation} details={data} />
        <CustomerActions conversation={conversation} bar={data?.bar ?? null} menu={menu?.(conversation)} />
      </div>
      <PanelSection name="tags" title={t('customer.tags')}>
        <CustomerTags conversation={conversation} />
      </PanelSection>
      <PanelSection name="fields" title={t('customer.fields.title')}>
        {data ? <CustomerFields lineUserId={lineUserId} fields={data.fields} /> : missing}
      </PanelSection>
      <PanelSection name="notes" title={t('customer.notes')}>
        <ConversationNotes lineUserId={lineUserId} onShow={onOpenMessage} />
      </PanelSection>
      <PanelSection name="session" title={t('customer.session')}>
        {session ? (
          <SessionFacts session={session} />
        ) : (
          <p className="text-muted">{t('customer.noSession')}</p>
        )}
      </PanelSection>
      <PanelSection
        name="history"
        title={t('customer.history.title')}
        count={data && String(data.counts.sessions)}
      >
        {data ? (
          <SessionHistory lineUserId={lineUserId} first={data.sessions} averageScore={data.averageScore} />
        ) : (
          missing
        )}
      </PanelSection>
      <PanelSection name="media" title={t('customer.media.title')} count={data && capped(data.counts.media)}>
        <MediaGallery lineUserId={lineUserId} onOpenMessage={onOpenMessage} />
      </PanelSection>
    </div>
  );
}

function CustomerTags({ conversation: { lineUserId, tags } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { mutate } = useTagCustomer(lineUserId);
  const onError = (error: Error) => toast.error(problemText(t, error));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} onRemove={() => mutate({ tag, isOn: false }, { onError })} />
      ))}
      <TagPicker
        selected={tags}
        onAdd={(tag) => mutate({ tag, isOn: true }, { onError })}
        onRemove={(tag) => mutate({ tag, isOn: false }, { onError })}
        mayCreate={isAdministrator(user.role)}
      />
    </div>
  );
}

function PanelSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col items-center gap-3 p-6">
      <Skeleton className="size-20 rounded-full" />
      <Skeleton className="h-4 w-32 rounded-md" />
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-2">
      <Skeleton className="h-4 w-4/5 rounded-md" />
      <Skeleton className="h-4 w-3/5 rounded-md" />
    </div>
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <p role="alert" className="flex items-center justify-between gap-3 text-muted">
      {t('customer.loadError')}
      <Button size="small" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </p>
  );
}
