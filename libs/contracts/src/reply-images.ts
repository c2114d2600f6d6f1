import { z } from 'zod';
import { endpoint } from './endpoint';
import { administratorRoles } from './roles';

/** A picture that was uploaded for replies. */
export const replyImageSchema = z.object({
  id: z.uuid(),
  /** Where a signed-in administrator sees it. */
  url: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type ReplyImage = z.infer<typeof replyImageSchema>;

/** The picture is JPEG or PNG. */
export const uploadReplyImage = endpoint({
  method: 'POST',
  path: '/admin/reply-objects/images',
  summary: 'Upload a picture for a saved reply',
  access: administratorRoles,
  input: z.object({}),
  files: { image: 'required' },
  output: replyImageSchema,
  successStatus: 201,
});
