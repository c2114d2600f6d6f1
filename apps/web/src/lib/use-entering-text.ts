import type { OfflineTicket } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { useFormats } from './use-formats';
import { useNow } from './use-now';

/** When a ticket enters the queue, in words. */
export function useEnteringText({ entersQueueAt }: Pick<OfflineTicket, 'entersQueueAt'>): string {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const now = useNow('minute');
  // The opening may have come while the ticket is still being taken over.
  if (entersQueueAt === null || Date.parse(entersQueueAt) <= now) return t('conversation.ticketEntersLater');
  return t('conversation.ticketEnters', { time: nearMoment(new Date(entersQueueAt), now) });
}
