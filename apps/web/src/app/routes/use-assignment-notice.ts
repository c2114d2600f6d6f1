import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { conversationOptions } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';
import { isBeingRead } from '@/lib/open-conversation';
import { playSound } from '@/lib/sounds';
import { useOpenChat } from './use-open-chat';

/** A customer may be waiting for the first word, so this does not go by as fast as other news. */
const shownMs = 15_000;

/** Says when this operator is given a conversation: by a colleague, by an administrator or by the system. */
export function useAssignmentNotice(): void {
  const { t } = useTranslation();
  const { connection } = useLive();
  const client = useQueryClient();
  const openChat = useOpenChat();
  useEffect(() => {
    const say = async (lineUserId: string, reason: string | null) => {
      const name = await nameOf(client, lineUserId);
      const isOpen = isBeingRead(lineUserId);
      if (!isOpen) playSound('assigned');
      toast(t('conversation.assigned', { name: name ?? t('conversation.aCustomer') }), {
        id: `assigned ${lineUserId}`,
        description: reason,
        duration: shownMs,
        ...(!isOpen && { action: { label: t('conversation.open'), onClick: () => openChat(lineUserId) } }),
      });
    };
    return connection.listen('session_assigned', ({ session, reason }) => {
      void say(session.lineUserId, reason);
    });
  }, [client, connection, openChat, t]);
}

async function nameOf(client: QueryClient, lineUserId: string): Promise<string | null> {
  const conversation = await client.ensureQueryData(conversationOptions(lineUserId)).catch(() => null);
  return conversation?.displayName ?? null;
}
