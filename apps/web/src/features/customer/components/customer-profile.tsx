import type { Conversation } from '@jsk/contracts/conversations';
import type { CustomerDetails } from '@jsk/contracts/customer-details';
import { maskedTail } from '@jsk/contracts/masking';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { SendingObstacleChip } from '@/components/sending-obstacle-chip';
import { Avatar } from '@/components/ui/avatar';
import { useFormats } from '@/lib/use-formats';
import { CopyableId } from './copyable-id';
import { Fact, Facts } from './facts';

interface CustomerProfileProps {
  conversation: Conversation;
  /** Once they are there. */
  details: CustomerDetails | undefined;
}

export function CustomerProfile({ conversation, details }: CustomerProfileProps) {
  const { t } = useTranslation();
  const { dayOf, exactTime, languageName } = useFormats();
  const { displayName, pictureUrl, statusMessage, language, lineUserId, createdAt } = conversation;
  const fetchedAt = details?.profileFetchedAt;
  return (
    <>
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
        <Fact label={t('customer.firstSeen')}>
          <time dateTime={createdAt} title={exactTime(new Date(createdAt))}>
            {dayOf(new Date(createdAt))}
          </time>
        </Fact>
        {fetchedAt && (
          <Fact label={t('customer.fetchedAt')}>
            <Moment at={fetchedAt} />
          </Fact>
        )}
        {details && (
          <Fact label={t('customer.lineUserId')}>
            {details.masksIdentifiers ? (
              <span title={t('customer.masked')}>{maskedTail(lineUserId)}</span>
            ) : (
              <CopyableId id={lineUserId} label={t('customer.lineUserId')} />
            )}
          </Fact>
        )}
      </Facts>
    </>
  );
}
