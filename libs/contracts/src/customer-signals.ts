import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema } from './primitives';

export const markAsReadAtLine = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/mark-as-read-at-line',
  summary: 'Show the customer that everything they wrote was read; done in the background, if LINE allows it',
  access: 'signed-in',
  input: z.object({ lineUserId: lineUserIdSchema }),
  /** False when there is nothing to mark: everything was marked before, or LINE gave no token for it. */
  output: z.object({ isMarking: z.boolean() }),
});
