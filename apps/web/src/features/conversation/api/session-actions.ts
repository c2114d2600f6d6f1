import {
  claimConversation,
  closeConversation,
  refreshProfile,
  startConversation,
  transferConversation,
  type Conversation,
} from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { patchConversation, patchOfSession, storeConversation } from '@/lib/conversation-cache';
import { conversationKeys, knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/** Puts answers of actions into the cache at once; the socket tells the same a moment later. */
function useStoreAnswer() {
  const client = useQueryClient();
  const { user } = useLive();
  return {
    conversation: (next: Conversation) =>
      storeConversation(client, next, knownConversation(client, next.lineUserId), user.id),
    session: (session: Session) => {
      const known = knownConversation(client, session.lineUserId);
      if (!known) return;
      storeConversation(
        client,
        patchConversation(known, patchOfSession(known, session), true),
        known,
        user.id,
      );
    },
    outdated: (lineUserId: string) =>
      void client.invalidateQueries({ queryKey: conversationKeys.one(lineUserId) }),
  };
}

export function useClaimConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(claimConversation, { lineUserId }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}

export function useStartConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(startConversation, { lineUserId }),
    onSuccess: store.conversation,
    onError: () => store.outdated(lineUserId),
  });
}

export function useCloseConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(closeConversation, { lineUserId }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}

export function useTransferConversation(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: (input: { toOperatorId: string; reason?: string }) =>
      call(transferConversation, { lineUserId, ...input }),
    onSuccess: store.session,
    onError: () => store.outdated(lineUserId),
  });
}

export function useRefreshProfile(lineUserId: string) {
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(refreshProfile, { lineUserId }),
    onSuccess: store.conversation,
  });
}
