import { createSkill, deleteSkill, updateSkill } from '@jsk/contracts/skills';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { skillsOptions } from '@/lib/skill-queries';
import { peopleOptions } from './people';

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
