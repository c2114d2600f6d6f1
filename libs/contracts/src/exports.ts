import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema } from './primitives';

/** The answer is a file, which has no shape to check. */
const fileSchema = z.unknown();

const exportInputSchema = z.object({
  lineUserId: lineUserIdSchema,
  /** Of the words that are ours. */
  language: z.enum(['th', 'en']).default('th'),
});

export const exportConversationCsv = endpoint({
  method: 'GET',
  path: '/admin/export/conversations/:lineUserId/csv',
  summary: 'A whole conversation as a table, one row per message, without internal notes',
  access: 'signed-in',
  input: exportInputSchema,
  output: fileSchema,
});

export const exportConversationPdf = endpoint({
  method: 'GET',
  path: '/admin/export/conversations/:lineUserId/pdf',
  summary: 'A whole conversation to read and to print, without internal notes',
  access: 'signed-in',
  input: exportInputSchema,
  output: fileSchema,
});
