import { z } from 'zod';
import { endpoint } from './endpoint';
import { mediaParts, messageSchema, sendMediaFields } from './messages';
import { clientIdSchema, lineUserIdSchema } from './primitives';

/**
 * Several files are uploaded side by side and then sent one after the other, so that customers get them in the order of
 * their writer and as few calls to LINE as possible.
 */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/uploads',
  summary: 'Keep a file for a day, until it is sent; the same clientId again is the same file',
  access: 'signed-in',
  input: z.object({ lineUserId: lineUserIdSchema }).extend(sendMediaFields.shape),
  files: mediaParts,
  output: z.object({ clientId: clientIdSchema }),
  successStatus: 201,
});

export const sendUpload = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/uploads/send',
  summary:
    'Send what was uploaded under this clientId; the same clientId again answers with the same message',
  access: 'signed-in',
  input: z.object({ lineUserId: lineUserIdSchema, clientId: clientIdSchema }),
  output: messageSchema,
  successStatus: 201,
});
