import type { Message } from '@jsk/contracts/messages';
import { useEffect } from 'react';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';
import { useMessage } from '@/lib/use-message';

/** The message that the next text answers to; one that its customer takes back is answered to no more. */
export function useQuote(lineUserId: string): { message: Message | null; clear: () => void } {
  const { quotes } = useLive();
  const message = useMessage(lineUserId, useStore(quotes.store)[lineUserId] ?? null) ?? null;
  const isTakenBack = message?.state === 'unsent';
  useEffect(() => {
    if (isTakenBack) quotes.clear(lineUserId);
  }, [isTakenBack, quotes, lineUserId]);
  return { message: isTakenBack ? null : message, clear: () => quotes.clear(lineUserId) };
}
