import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema } from './primitives';

export const maxClosingReasonLength = 60;

/** What an operator has to say about a conversation before it can be closed. */
export const closingRequirementSchema = z.enum(['nothing', 'tag', 'reason']);
export type ClosingRequirement = z.infer<typeof closingRequirementSchema>;

/** What an operator says about a session when they close it. */
export const closingFields = {
  /** One of the reasons in force. */
  reason: z.string().trim().min(1).max(maxClosingReasonLength).optional(),
  /** Put on the customer as the session ends. */
  tagIds: z.array(idSchema).max(20).optional(),
};

export const closingRulesSchema = z.object({
  requires: closingRequirementSchema,
  /** Those that can be chosen now. */
  reasons: z.array(z.string()),
});
export type ClosingRules = z.infer<typeof closingRulesSchema>;

export const getClosingRules = endpoint({
  method: 'GET',
  path: '/admin/live-chat/closing-rules',
  summary: 'What has to be said of a conversation before it can be closed',
  access: 'signed-in',
  input: z.object({}),
  output: closingRulesSchema,
});
