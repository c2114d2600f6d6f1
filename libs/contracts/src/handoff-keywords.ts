import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';

export const handoffKeywordLimits = { keyword: 100 } as const;

/** Words with which a customer asks for a person. */
export const handoffKeywordSchema = z.object({
  id: idSchema,
  keyword: z.string(),
  isActive: z.boolean(),
  /** What whoever asks in these words needs; null: anybody will do. */
  skillId: idSchema.nullable(),
  /** Sessions that began with it in the last 30 days. */
  usedCount: z.number().int(),
  lastUsedAt: timestampSchema.nullable(),
});
export type HandoffKeyword = z.infer<typeof handoffKeywordSchema>;

const keywordInput = {
  keyword: z.string().trim().min(1).max(handoffKeywordLimits.keyword),
  isActive: z.boolean().default(true),
  skillId: idSchema.nullable().default(null),
};

export const listHandoffKeywords = endpoint({
  method: 'GET',
  path: '/admin/handoff-keywords',
  summary: 'Words with which customers ask for a person, and how often they did',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(handoffKeywordSchema) }),
});

export const createHandoffKeyword = endpoint({
  method: 'POST',
  path: '/admin/handoff-keywords',
  summary: 'Add a keyword; 409 when it is there already, however it is written',
  access: administratorRoles,
  input: z.object(keywordInput),
  output: handoffKeywordSchema,
  successStatus: 201,
});

export const updateHandoffKeyword = endpoint({
  method: 'PUT',
  path: '/admin/handoff-keywords/:keywordId',
  summary: 'Replace a keyword',
  access: administratorRoles,
  input: z.object({ keywordId: idSchema, ...keywordInput }),
  output: handoffKeywordSchema,
});

export const deleteHandoffKeyword = endpoint({
  method: 'DELETE',
  path: '/admin/handoff-keywords/:keywordId',
  summary: 'Delete a keyword; sessions that began with it keep it',
  access: administratorRoles,
  input: z.object({ keywordId: idSchema }),
  output: z.object({}),
});
