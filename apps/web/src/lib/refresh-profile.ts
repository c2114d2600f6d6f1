import { refreshProfile } from '@jsk/contracts/conversations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client';
import { customerKeys } from './customer-keys';
import { useStoreAnswer } from './use-store-answer';

/** Asks LINE for the customer's name and picture anew; wherever they are shown they change. */
export function useRefreshProfile(lineUserId: string) {
  const client = useQueryClient();
  const store = useStoreAnswer();
  return useMutation({
    mutationFn: () => call(refreshProfile, { lineUserId }),
    onSuccess: store.conversation,
    onSettled: () => client.invalidateQueries({ queryKey: customerKeys.details(lineUserId) }),
  });
}
