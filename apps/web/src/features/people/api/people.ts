import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import {
  createSkill,
  deleteSkill,
  listOperatorProfiles,
  type OperatorProfile,
  updateOperatorRouting,
  updateSkill,
} from '@jsk/contracts/skills';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api-client';
import { useLive } from '@/lib/live-context';
import { skillsOptions } from '@/lib/skill-queries';

export const peopleOptions = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await call(listOperatorProfiles, {}, { signal })).items,
  refetchOnMount: 'always',
});

const changesOfLoad = [
  'session_claimed',
  'session_closed',
  'session_transferred',
  'session_assigned',
] as const;

/** While the page is open: presence as it is told, and load and counts anew whenever a session changes hands. */
export function useLivePeople(): void {
  const { connection } = useLive();
  const client = useQueryClient();
  useEffect(() => {
    const setPresence = (operatorId: string, presence: OperatorPresence) =>
      client.setQueryData(peopleOptions.queryKey, (people) =>
        people?.map((one) => (one.id === operatorId ? { ...one, presence } : one)),
      );
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

export function useUpdateRouting() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<typeof updateOperatorRouting>) => call(updateOperatorRouting, input),
    onSuccess: (changed: OperatorProfile) =>
      client.setQueryData(peopleOptions.queryKey, (people) =>
        people?.map((one) => (one.id === changed.id ? changed : one)),
      ),
    // Counts of skills follow from it; and a refusal means that something has changed meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: skillsOptions.queryKey }),
  });
}

/** Adds a skill, or renames the one that is given. */
export function useSaveSkill() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ skillId, name }: { skillId: string | null; name: string }) =>
      skillId === null ? call(createSkill, { name }) : call(updateSkill, { skillId, name }),
    onSettled: () => client.invalidateQueries({ queryKey: skillsOptions.queryKey }),
  });
}

export function useDeleteSkill() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (skillId: string) => call(deleteSkill, { skillId }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: skillsOptions.queryKey });
      await client.invalidateQueries({ queryKey: peopleOptions.queryKey });
    },
  });
}
