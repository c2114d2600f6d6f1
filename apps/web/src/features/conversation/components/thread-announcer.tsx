import type { Message } from '@jsk/contracts/messages';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '@/lib/message-preview';
import { useSenderName } from '@/lib/use-sender-name';

/** Reads new customer messages out to those who cannot see them arrive; not the history. */
export function ThreadAnnouncer({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  const newest = messages.findLast(({ direction }) => direction === 'INCOMING');
  const announcedId = useRef(newest?.id);
  const [announcement, setAnnouncement] = useState('');

  useEffect(() => {
    if (!newest || newest.id === announcedId.current) return;
    announcedId.current = newest.id;
    setAnnouncement(t('thread.announcement', { name: senderNameOf(newest), text: previewOf(t, newest) }));
  }, [newest, t, senderNameOf]);

  return (
    <p aria-live="polite" className="sr-only">
      {announcement}
    </p>
  );
}
