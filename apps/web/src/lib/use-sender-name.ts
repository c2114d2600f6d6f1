import type { Message } from '@jsk/contracts/messages';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { knownConversation } from './conversation-queries';

/** Says whose a message is, for quotes and announcements. A customer is called what the conversation is called. */
export function useSenderName(): (message: Message) => string {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useCallback(
    ({ sender, lineUserId }: Message) => {
      switch (sender.kind) {
        case 'BOT':
          return t('thread.bot');
        case 'SYSTEM':
          return t('thread.automatic');
        case 'OPERATOR':
          return sender.name ?? t('thread.someone');
        case 'CUSTOMER':
          return knownConversation(client, lineUserId)?.displayName ?? t('conversation.aCustomer');
      }
    },
    [t, client],
  );
}
