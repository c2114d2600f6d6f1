import { maxPinnedConversations, pinConversation, unpinConversation } from '@jsk/contracts/conversations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { call } from '@/lib/api-client';
import { ApiProblem } from '@/lib/api-problem';
import { storeConversation } from '@/lib/conversation-cache';
import { knownConversation } from '@/lib/conversation-queries';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';

interface Pinning {
  lineUserId: string;
  isPinned: boolean;
}

/** Keeps conversations at the top, or lets them go. The screen shows it at once; what is refused is taken back. */
export function usePin(): (pinning: Pinning) => void {
  const { t } = useTranslation();
  const { user } = useLive();
  const client = useQueryClient();

  function show({ lineUserId, isPinned }: Pinning) {
    const known = knownConversation(client, lineUserId);
    if (known) storeConversation(client, { ...known, isPinned }, known, user.id);
  }

  const { mutate } = useMutation({
    mutationFn: ({ lineUserId, isPinned }: Pinning) =>
      call(isPinned ? pinConversation : unpinConversation, { lineUserId }),
    onMutate: show,
    onError: (error, { lineUserId, isPinned }) => {
      show({ lineUserId, isPinned: !isPinned });
      const isFull = error instanceof ApiProblem && error.code === 'conflict';
      toast.error(isFull ? t('inbox.pinsFull', { count: maxPinnedConversations }) : problemText(t, error));
    },
  });
  return mutate;
}
