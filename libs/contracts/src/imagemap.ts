import { z } from 'zod';

export const imagemapAreaSchema = z.object({
  /** In pixels of a picture that is 1040 wide. */
  x: z.number().int().min(0).max(1040),
  y: z.number().int().min(0).max(2080),
  width: z.number().int().min(1).max(1040),
  height: z.number().int().min(1).max(2080),
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), text: z.string().trim().min(1).max(400) }),
    z.object({ kind: z.literal('uri'), uri: z.string().trim().min(1).max(1000) }),
  ]),
});
export type ImagemapArea = z.infer<typeof imagemapAreaSchema>;
