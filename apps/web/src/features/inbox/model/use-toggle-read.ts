import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { runCommand } from '@/lib/commands';
import { problemText } from '@/lib/i18n/problem-text';
import { useMarkUnread } from '@/lib/mark-unread';
import { toast } from '@/lib/toast';

/** @returns a function that makes what is read unread, and what is unread read. */
export function useToggleRead(selectedId: string | null): (conversation: Conversation) => void {
  const { t } = useTranslation();
  const { mutate } = useMarkUnread();
  return ({ lineUserId, unreadCount, customerMessageCount }) => {
    const isUnread = unreadCount === 0;
    if (isUnread && customerMessageCount === 0) return;
    // Whoever goes on looking at it would read it again: its own command leaves it first.
    if (isUnread && lineUserId === selectedId) runCommand('mark-unread');
    else mutate({ lineUserId, isUnread }, { onError: (error) => toast.error(problemText(t, error)) });
  };
}
