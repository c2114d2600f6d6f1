import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, lineUserIdSchema } from './primitives';
import { administratorRoles } from './roles';

/** Names of colours, not colours: the console has one that can be seen in either theme for each of them. */
export const tagColors = [
  'gray',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const;
export const tagColorSchema = z.enum(tagColors);
export type TagColor = z.infer<typeof tagColorSchema>;

export const tagLimits = { name: 40, tags: 200 };

/** A word that operators put on customers: regular customer, complaint, waits for payment. */
export const tagSchema = z.object({ id: idSchema, name: z.string(), color: tagColorSchema });
export type Tag = z.infer<typeof tagSchema>;

export const usedTagSchema = tagSchema.extend({
  /** How many customers carry it. */
  customerCount: z.number().int(),
});
export type UsedTag = z.infer<typeof usedTagSchema>;

const tagFields = { name: z.string().trim().min(1).max(tagLimits.name), color: tagColorSchema };

export const listTags = endpoint({
  method: 'GET',
  path: '/admin/tags',
  summary: 'Every tag, by name, with how many customers carry it',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(usedTagSchema) }),
});

export const createTag = endpoint({
  method: 'POST',
  path: '/admin/tags',
  summary: 'Add a tag; 409 when there is one of this name, or as many as there may be',
  access: administratorRoles,
  input: z.object(tagFields),
  output: usedTagSchema,
  successStatus: 201,
});

export const updateTag = endpoint({
  method: 'PUT',
  path: '/admin/tags/:tagId',
  summary: 'Give a tag another name or colour',
  access: administratorRoles,
  input: z.object({ tagId: idSchema, ...tagFields }),
  output: usedTagSchema,
});

export const deleteTag = endpoint({
  method: 'DELETE',
  path: '/admin/tags/:tagId',
  summary: 'Delete a tag; says how many customers carried it',
  access: administratorRoles,
  input: z.object({ tagId: idSchema }),
  output: z.object({ customerCount: z.number().int() }),
});

export const mergeTags = endpoint({
  method: 'POST',
  path: '/admin/tags/:tagId/merge',
  summary: 'Whoever carries the tag carries the other one instead; the tag is deleted',
  access: administratorRoles,
  input: z.object({ tagId: idSchema, intoTagId: idSchema }),
  output: usedTagSchema,
});

const taggingFields = { tagId: idSchema, lineUserId: lineUserIdSchema };

export const tagCustomer = endpoint({
  method: 'PUT',
  path: '/admin/tags/:tagId/users/:lineUserId',
  summary: 'Put a tag on a customer; the same again changes nothing. Answers with all tags of the customer',
  access: 'signed-in',
  input: z.object(taggingFields),
  output: z.object({ tags: z.array(tagSchema) }),
});

export const untagCustomer = endpoint({
  method: 'DELETE',
  path: '/admin/tags/:tagId/users/:lineUserId',
  summary: 'Take a tag off a customer; the same again changes nothing. Answers with all tags of the customer',
  access: 'signed-in',
  input: z.object(taggingFields),
  output: z.object({ tags: z.array(tagSchema) }),
});
