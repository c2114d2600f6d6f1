import type { Message } from '@jsk/contracts/messages';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '@/lib/message-preview';

/** Reads new customer messages out to those who cannot see them arrive; not the history. */
export function ThreadAnnouncer({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const newest = messages.findLast(({ direction }) => direction === 'INCOMING');
  const announcedId = useRef(newest?.id);
  const [announcement, setAnnouncement] = useState('');

  useEffect(() => {
    if (!newest || newest.id === announcedId.current) return;
    announcedId.current = newest.id;
    const name = newest.sender.name ?? t('conversation.aCustomer');
    setAnnouncement(t('thread.announcement', { name, text: previewOf(t, newest) }));
  }, [newest, t]);

  return (
    <p aria-live="polite" className="sr-only">
      {announcement}
    </p>
  );
}
