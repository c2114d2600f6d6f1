import { z } from 'zod';
import { conversationFilterSchema, conversationSortSchema, maxFilterTags } from './conversations';
import { endpoint } from './endpoint';
import { idSchema } from './primitives';

export const savedViewLimits = { name: 60, own: 50, shared: 50 };

/** What a view shows: a tab, what narrows it, and the order. */
export const viewFiltersSchema = z.object({
  status: conversationFilterSchema,
  tagIds: z.array(idSchema).max(maxFilterTags),
  unreadOnly: z.boolean(),
  sort: conversationSortSchema,
});
export type ViewFilters = z.infer<typeof viewFiltersSchema>;

export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Made by administrators for everybody; otherwise it is the operator's own. */
  isShared: z.boolean(),
  filters: viewFiltersSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

const nameSchema = z.string().trim().min(1).max(savedViewLimits.name);

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/admin/saved-views',
  summary: "The operator's own views and those for everybody, by name",
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(savedViewSchema) }),
});

export const createSavedView = endpoint({
  method: 'POST',
  path: '/admin/saved-views',
  summary: 'Keep a view under a name; 409 when there is one of this name, or as many as there may be',
  access: 'signed-in',
  input: z.object({ name: nameSchema, isShared: z.boolean().default(false), filters: viewFiltersSchema }),
  output: savedViewSchema,
  successStatus: 201,
});

export const updateSavedView = endpoint({
  method: 'PUT',
  path: '/admin/saved-views/:viewId',
  summary: 'Give a view another name or other filters; shared ones are changed by administrators',
  access: 'signed-in',
  input: z.object({ viewId: idSchema, name: nameSchema.optional(), filters: viewFiltersSchema.optional() }),
  output: savedViewSchema,
});

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/admin/saved-views/:viewId',
  summary: 'Delete a view; shared ones are deleted by administrators',
  access: 'signed-in',
  input: z.object({ viewId: idSchema }),
  output: z.object({}),
});
