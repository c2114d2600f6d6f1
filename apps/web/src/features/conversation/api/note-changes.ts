import type { Message } from '@jsk/contracts/messages';
import { changeNote, withdrawNote } from '@jsk/contracts/notes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { call } from '@/lib/api-client';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { problemText } from '@/lib/i18n/problem-text';
import { mentionedIn } from '@/lib/mentions';
import { storeMessages } from '@/lib/thread-cache';

/** Changes a note of one's own, or takes it back. */
export function useNoteChanges({ lineUserId, id: messageId }: Message) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onSuccess = (message: Message) => storeMessages(client, lineUserId, [message], 'live');
  const onError = (error: Error) =>
    toast.error(t('notes.changeError'), { description: problemText(t, error) });

  const change = useMutation({
    mutationFn: async (text: string) => {
      const mentions = mentionedIn(text, await client.ensureQueryData(colleaguesOptions));
      return call(changeNote, { lineUserId, messageId, text, mentions: mentions.map(({ id }) => id) });
    },
    onSuccess,
    onError,
  });
  const withdraw = useMutation({
    mutationFn: () => call(withdrawNote, { lineUserId, messageId }),
    onSuccess,
    onError,
  });
  return { change, withdraw };
}
