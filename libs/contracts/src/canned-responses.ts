import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema } from './primitives';

export const cannedResponseSchema = z.object({
  id: idSchema,
  /** What the operator types after `/`. */
  shortcut: z.string(),
  title: z.string(),
  category: z.string(),
  text: z.string(),
});
export type CannedResponse = z.infer<typeof cannedResponseSchema>;

export const listCannedResponses = endpoint({
  method: 'GET',
  path: '/admin/canned-responses',
  summary: 'Answers written in advance, for the composer',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(cannedResponseSchema) }),
});
