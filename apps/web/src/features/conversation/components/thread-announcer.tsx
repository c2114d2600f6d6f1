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
  const lastId = useRef(newest?.id);
  const [announced, setAnnounced] = useState<{ id: string; text: string } | null>(null);

  useEffect(() => {
    if (!newest || newest.id === lastId.current) return;
    lastId.current = newest.id;
    const text = t('thread.announcement', { name: senderNameOf(newest), text: previewOf(t, newest) });
    setAnnounced({ id: newest.id, text });
  }, [newest, t, senderNameOf]);

  // What the customer took back must not stay anywhere on the page.
  const isUnsent = messages.some(({ id, state }) => id === announced?.id && state === 'unsent');
  return (
    <p aria-live="polite" className="sr-only">
      {isUnsent ? '' : announced?.text}
    </p>
  );
}
