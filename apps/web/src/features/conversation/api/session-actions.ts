import {
  changeChatMode,
  startConversation,
  transferConversation,
  type Conversation,
} from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import { useMutation } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { useStoreAnswer } from '@/lib/use-store-answer';

export function useStartConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(startConversation, { lineUserId }),
    onSuccess: store.conversation,
    onError: () => store.outdated(lineUserId),
  });
}

export function useTransferConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (input: Omit<InputOf<typeof transferConversation>, 'lineUserId'>) =>
      call(transferConversation, { lineUserId, ...input }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}

export function useChangeChatMode(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (mode: Conversation['chatMode']) => call(changeChatMode, { lineUserId, mode }),
    onSuccess: store.conversation,
    onError: () => store.outdated(lineUserId),
  });
}
