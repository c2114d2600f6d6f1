import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema } from './primitives';

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
  output: z.unknown(),
  fileType: 'text/csv',
});

export const exportConversationPdf = endpoint({
  method: 'GET',
  path: '/admin/export/conversations/:lineUserId/pdf',
  summary: 'A whole conversation to read and to print, without internal notes',
  access: 'signed-in',
  input: exportInputSchema,
  output: z.unknown(),
  fileType: 'application/pdf',
});
