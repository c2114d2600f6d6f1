import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import {
  createOperator,
  deleteOperator,
  type OperatorProfile,
  resetOperatorMfa,
  resetOperatorPassword,
  signOutOperator,
  updateOperator,
} from '@jsk/contracts/people';
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api-client';
import { useLive } from '@/lib/live-context';
import { operatorProfilesOptions } from '@/lib/operator-profile-queries';
import { skillsOptions } from '@/lib/skill-queries';

export const peopleOptions = queryOptions({ ...operatorProfilesOptions, refetchOnMount: 'always' });

const changesOfLoad = [
  'session_claimed',
  'session_closed',
  'session_transferred',
  'session_assigned',
] as const;

function changeOne(client: QueryClient, operatorId: string, change: Partial<OperatorProfile>): void {
  client.setQueryData(peopleOptions.queryKey, (people) =>
    people?.map((one) => (one.id === operatorId ? { ...one, ...change } : one)),
  );
}

/** While the page is open: presence as it is told, and load and counts anew whenever a session changes hands. */
export function useLivePeople(): void {
  const { connection } = useLive();
  const client = useQueryClient();
  useEffect(() => {
    const setPresence = (operatorId: string, presence: OperatorPresence) =>
      changeOne(client, operatorId, { presence });
    const fetchAgain = (queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
    const stops = [
      connection.listen('presence_update', ({ operator, status }) => {
        setPresence(operator.id, status);
        fetchAgain(skillsOptions.queryKey);
      }),
      connection.listen('queue_update', () => fetchAgain(skillsOptions.queryKey)),
      ...changesOfLoad.map((event) => connection.listen(event, () => fetchAgain(peopleOptions.queryKey))),
    ];
    return () => stops.forEach((stop) => stop());
  }, [connection, client]);
}

/** Counts of skills follow from who is there; and a refusal means that something has changed meanwhile. */
async function fetchEverythingAgain(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: peopleOptions.queryKey }),
    client.invalidateQueries({ queryKey: skillsOptions.queryKey }),
  ]);
}

export function useCreateOperator() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<typeof createOperator>) => call(createOperator, input),
    onSettled: () => fetchEverythingAgain(client),
  });
}

export function useUpdateOperator() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<typeof updateOperator>) => call(updateOperator, input),
    onSuccess: (changed) => changeOne(client, changed.id, changed),
    onSettled: () => client.invalidateQueries({ queryKey: skillsOptions.queryKey }),
  });
}

/** What is done with an account and asked about before; each is answered with a temporary password or nothing. */
const accountActs = {
  switchOff: async (operatorId: string) => {
    await call(updateOperator, { operatorId, isActive: false });
    return null;
  },
  resetPassword: async (operatorId: string) =>
    (await call(resetOperatorPassword, { operatorId })).temporaryPassword,
  resetMfa: async (operatorId: string) => {
    await call(resetOperatorMfa, { operatorId });
    return null;
  },
  signOut: async (operatorId: string) => {
    await call(signOutOperator, { operatorId });
    return null;
  },
  delete: async (operatorId: string) => {
    await call(deleteOperator, { operatorId });
    return null;
  },
} satisfies Record<string, (operatorId: string) => Promise<string | null>>;

export type AccountAct = keyof typeof accountActs;

export function useAccountAct(act: AccountAct) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (operatorId: string): Promise<string | null> => accountActs[act](operatorId),
    onSettled: () => fetchEverythingAgain(client),
  });
}
