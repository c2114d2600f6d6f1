import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { threadContextOptions } from '@/lib/thread-cache';
import { closeContext, showMessage } from '@/lib/thread-context';

const highlightForMs = 2_000;

/** Where somebody went to: scrolled to once, marked for a moment. */
export interface JumpTarget {
  readonly messageId: string;
}

export interface Jump {
  target: JumpTarget | null;
  /** Changes when another stretch of the conversation is shown, which is scrolled anew. */
  stretch: number;
  show: (messageId: string) => void;
  toNewest: () => void;
}

/** Going to a message, wherever in the conversation it stands, and back to the newest one. */
export function useJump(lineUserId: string): Jump {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [place, setPlace] = useState<{ stretch: number; target: JumpTarget | null }>({
    stretch: 0,
    target: null,
  });
  const { target } = place;
  const latest = useRef<string | null>(null);

  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => setPlace((current) => ({ ...current, target: null })), highlightForMs);
    return () => clearTimeout(timer);
  }, [target]);

  const show = useCallback(
    (messageId: string) => {
      latest.current = messageId;
      const go = (shown: { isElsewhere: boolean } | null) => {
        if (latest.current !== messageId) return;
        if (!shown) toast(t('thread.messageUnavailable'));
        else
          setPlace(({ stretch }) => ({
            stretch: stretch + (shown.isElsewhere ? 1 : 0),
            target: { messageId },
          }));
      };
      showMessage(client, lineUserId, messageId).then(go, () => toast(t('thread.jumpError')));
    },
    [client, lineUserId, t],
  );
  const toNewest = useCallback(() => {
    latest.current = null;
    closeContext(client, lineUserId);
    setPlace(({ stretch }) => ({ stretch: stretch + 1, target: null }));
  }, [client, lineUserId]);
  useBackWhenSending(lineUserId, toNewest);
  return { target, stretch: place.stretch, show, toNewest };
}

/** Whoever sends a message wants to see it, which is at the end. */
function useBackWhenSending(lineUserId: string, toNewest: () => void): void {
  const client = useQueryClient();
  const items = useStore(useLive().outbox.items);
  const last = items.findLast((item) => item.lineUserId === lineUserId)?.tempId;
  const known = useRef(last);
  useEffect(() => {
    if (last === known.current) return;
    known.current = last;
    const isElsewhere = Boolean(client.getQueryData(threadContextOptions(lineUserId).queryKey));
    if (last !== undefined && isElsewhere) toNewest();
  }, [client, lineUserId, last, toNewest]);
}
