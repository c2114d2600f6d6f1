import { barCustomer, unbarCustomer } from '@jsk/contracts/customer-details';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client';
import { storeConversation } from './conversation-cache';
import { knownConversation } from './conversation-queries';
import { useLive } from './live-context';

/** Bars a customer; the socket tells what else became of the conversation. */
export function useBarCustomer(lineUserId: string) {
  const show = useShowBarred(lineUserId);
  return useMutation({
    mutationFn: (reason: string) => call(barCustomer, { lineUserId, reason }),
    onSuccess: () => show(true),
  });
}

export function useUnbarCustomer(lineUserId: string) {
  const show = useShowBarred(lineUserId);
  return useMutation({
    mutationFn: () => call(unbarCustomer, { lineUserId }),
    onSuccess: () => show(false),
  });
}

function useShowBarred(lineUserId: string): (isBarred: boolean) => void {
  const client = useQueryClient();
  const { user } = useLive();
  return (isBarred) => {
    const known = knownConversation(client, lineUserId);
    if (known) storeConversation(client, { ...known, isBarred }, known, user.id);
  };
}
