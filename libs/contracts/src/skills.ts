import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema } from './primitives';
import { administratorRoles } from './roles';

export const skillLimits = { name: 40 } as const;

/** Something that some operators can do and some customers need: sales, repairs, English. */
export const skillSchema = z.object({
  id: idSchema,
  name: z.string(),
  operatorCount: z.number().int(),
  /** Of those who have it, how many are online now. */
  onlineCount: z.number().int(),
  waitingCount: z.number().int(),
});
export type Skill = z.infer<typeof skillSchema>;

const skillNameSchema = z.string().trim().min(1).max(skillLimits.name);

export const listSkills = endpoint({
  method: 'GET',
  path: '/admin/skills',
  summary: 'Every skill, by name',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(skillSchema) }),
});

export const createSkill = endpoint({
  method: 'POST',
  path: '/admin/skills',
  summary: 'Add a skill; 409 when there is one of this name',
  access: administratorRoles,
  input: z.object({ name: skillNameSchema }),
  output: skillSchema,
  successStatus: 201,
});

export const updateSkill = endpoint({
  method: 'PUT',
  path: '/admin/skills/:skillId',
  summary: 'Rename a skill',
  access: administratorRoles,
  input: z.object({ skillId: idSchema, name: skillNameSchema }),
  output: skillSchema,
});

export const deleteSkill = endpoint({
  method: 'DELETE',
  path: '/admin/skills/:skillId',
  summary: 'Delete a skill; who waits for it then waits for anybody',
  access: administratorRoles,
  input: z.object({ skillId: idSchema }),
  output: z.object({}),
});
