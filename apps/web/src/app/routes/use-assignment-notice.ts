import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/** Says when a colleague hands a conversation to this operator. */
export function useAssignmentNotice(openChat: (lineUserId: string) => void): void {
  const { t } = useTranslation();
  const { connection } = useLive();
  const client = useQueryClient();
  useEffect(
    () =>
      connection.listen('session_assigned', ({ session: { lineUserId }, reason }) => {
        const name = knownConversation(client, lineUserId)?.displayName ?? t('conversation.aCustomer');
        toast(t('conversation.assigned', { name }), {
          description: reason,
          action: { label: t('conversation.open'), onClick: () => openChat(lineUserId) },
        });
      }),
    [client, connection, openChat, t],
  );
}
