import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { richMenuIconNames } from './rich-menu-icons';
import { richMenuPalettes, richMenuTemplateNames, richMenuTemplates } from './rich-menu-templates';
import { administratorRoles } from './roles';

/** Characters as their reader counts them, which is how LINE counts them in rich menus. */
const characters = new Intl.Segmenter('th', { granularity: 'grapheme' });
export const countCharacters = (text: string): number => Array.from(characters.segment(text)).length;

/** LINE's limits: https://developers.line.biz/en/reference/messaging-api/#rich-menu-object and #action-objects. */
export const richMenuLimits = {
  chatBarCharacters: 14,
  labelCharacters: 20,
  actionTextCharacters: 300,
  postbackDataUnits: 300,
  uriUnits: 1000,
  imageBytes: 1024 * 1024,
  imageWidth: { min: 800, max: 2500 },
  imageMinHeight: 250,
  /** Width divided by height. */
  imageMinRatio: 1.45,
} as const;

/** LINE takes 300; the rest is for the mark by which we know our menu again. */
export const maxRichMenuNameCharacters = 100;

function text(maxCharacters: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .refine(
      (value) => countCharacters(value) <= maxCharacters,
      `must be at most ${maxCharacters} characters`,
    );
}

/** Who sees a menu: everybody who has no other one, those who wait for an operator, or those who talk to one. */
export const richMenuUseSchema = z.enum(['default', 'waiting', 'with_person']);
export type RichMenuUse = z.infer<typeof richMenuUseSchema>;

/** draft: not at LINE. failed: LINE did not take it; an earlier edition of it may still be there. */
export const richMenuStateSchema = z.enum(['draft', 'publishing', 'published', 'failed']);
export type RichMenuState = z.infer<typeof richMenuStateSchema>;

export const richMenuActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), text: text(richMenuLimits.actionTextCharacters) }),
  z.object({
    kind: z.literal('postback'),
    data: z.string().trim().min(1, 'must not be empty').max(richMenuLimits.postbackDataUnits),
    /** What the customer appears to say. */
    displayText: text(richMenuLimits.actionTextCharacters).optional(),
  }),
  z.object({
    kind: z.literal('uri'),
    uri: z.string().trim().min(1, 'must not be empty').max(richMenuLimits.uriUnits),
  }),
]);
export type RichMenuAction = z.infer<typeof richMenuActionSchema>;

/** Data of postbacks that the product itself acts upon. */
export const productPostbacks = {
  handoff: 'action=handoff',
  leaveQueue: 'action=leave_queue',
  endChat: 'action=end_chat',
} as const;

export const richMenuAreaSchema = z.object({
  label: text(richMenuLimits.labelCharacters),
  icon: z.enum(richMenuIconNames).nullable(),
  action: richMenuActionSchema,
});
export type RichMenuArea = z.infer<typeof richMenuAreaSchema>;

const colorSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1c7c54')
  .toLowerCase();

const designFields = {
  template: z.enum(richMenuTemplateNames),
  /** One for each cell of the template, in its order. */
  areas: z.array(richMenuAreaSchema),
  colors: z
    .object({ background: colorSchema, tile: colorSchema, text: colorSchema, accent: colorSchema })
    .default(richMenuPalettes.green),
};

const richMenuFields = {
  name: text(maxRichMenuNameCharacters),
  chatBarText: text(richMenuLimits.chatBarCharacters),
  /** Whether the menu is open when a customer enters the chat. */
  isOpenAtFirst: z.boolean().default(true),
  use: richMenuUseSchema,
  ...designFields,
};

interface Design {
  readonly template: keyof typeof richMenuTemplates;
  readonly areas: readonly unknown[];
}
const hasEveryArea = ({ template, areas }: Design) =>
  areas.length === richMenuTemplates[template].cells.length;
const everyArea = { path: ['areas'], message: 'must be as many as the template has' };

/** What an administrator decides about a menu. */
export const richMenuInputSchema = z.object(richMenuFields).refine(hasEveryArea, everyArea);
export type RichMenuInput = z.output<typeof richMenuInputSchema>;

export const richMenuFailureSchema = z.object({
  code: z.enum(['rejected_by_line', 'unauthorised', 'unreachable', 'gone_at_line']),
  /** LINE's own words, for those who run the system. */
  message: z.string(),
});
export type RichMenuFailure = z.infer<typeof richMenuFailureSchema>;

export const richMenuSchema = z.object({
  ...richMenuFields,
  id: idSchema,
  state: richMenuStateSchema,
  failure: richMenuFailureSchema.nullable(),
  /** Whether customers can see an edition of it. */
  isAtLine: z.boolean(),
  /** What customers see is older than what is stored. */
  hasUnpublishedChanges: z.boolean(),
  /** An edition that nobody should see any more is still to be deleted at LINE. */
  isLeavingLine: z.boolean(),
  image: z.object({
    kind: z.enum(['generated', 'uploaded']),
    /** For the browser of a signed-in operator; another address whenever the picture is another. */
    url: z.string(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  publishedAt: timestampSchema.nullable(),
  updatedAt: timestampSchema,
});
export type RichMenu = z.infer<typeof richMenuSchema>;

const menuParams = { menuId: idSchema };

export const listRichMenus = endpoint({
  method: 'GET',
  path: '/admin/rich-menus',
  summary: 'Every rich menu, the newest last',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(richMenuSchema) }),
});

export const getRichMenu = endpoint({
  method: 'GET',
  path: '/admin/rich-menus/:menuId',
  summary: 'One rich menu',
  access: administratorRoles,
  input: z.object(menuParams),
  output: richMenuSchema,
});

export const createRichMenu = endpoint({
  method: 'POST',
  path: '/admin/rich-menus',
  summary: 'Write a rich menu, which nobody sees before it is published',
  access: administratorRoles,
  input: richMenuInputSchema,
  output: richMenuSchema,
  successStatus: 201,
});

export const updateRichMenu = endpoint({
  method: 'PUT',
  path: '/admin/rich-menus/:menuId',
  summary: 'Change a rich menu; customers see the change when it is published again',
  access: administratorRoles,
  input: z.object({ ...menuParams, ...richMenuFields }).refine(hasEveryArea, everyArea),
  output: richMenuSchema,
});

export const deleteRichMenu = endpoint({
  method: 'DELETE',
  path: '/admin/rich-menus/:menuId',
  summary: 'Delete a rich menu, at LINE too',
  access: administratorRoles,
  input: z.object(menuParams),
  output: z.void(),
  successStatus: 204,
});

export const duplicateRichMenu = endpoint({
  method: 'POST',
  path: '/admin/rich-menus/:menuId/duplicate',
  summary: 'Write the same menu once more, as a draft',
  access: administratorRoles,
  input: z.object({ ...menuParams, name: text(maxRichMenuNameCharacters) }),
  output: richMenuSchema,
  successStatus: 201,
});

export const publishRichMenu = endpoint({
  method: 'POST',
  path: '/admin/rich-menus/:menuId/publish',
  summary: 'Have customers see the menu instead of the one that was published for the same use',
  access: administratorRoles,
  input: z.object(menuParams),
  output: richMenuSchema,
});

export const unpublishRichMenu = endpoint({
  method: 'POST',
  path: '/admin/rich-menus/:menuId/unpublish',
  summary: 'Take the menu away from customers; it stays here as a draft',
  access: administratorRoles,
  input: z.object(menuParams),
  output: richMenuSchema,
});

/** The picture is JPEG or PNG. */
export const uploadRichMenuImage = endpoint({
  method: 'POST',
  path: '/admin/rich-menus/:menuId/image',
  summary: 'Use a picture of your own instead of the drawn one',
  access: administratorRoles,
  input: z.object(menuParams),
  files: { image: 'required' },
  output: richMenuSchema,
});

export const removeRichMenuImage = endpoint({
  method: 'DELETE',
  path: '/admin/rich-menus/:menuId/image',
  summary: 'Have the picture drawn again',
  access: administratorRoles,
  input: z.object(menuParams),
  output: richMenuSchema,
});

/** Labels may be empty and too long here: the menu is still being written. */
export const previewRichMenu = endpoint({
  method: 'POST',
  path: '/admin/rich-menus/preview',
  summary: 'The picture as it would be drawn',
  access: administratorRoles,
  input: z
    .object({
      ...designFields,
      areas: z.array(z.object({ label: z.string().trim().max(200), icon: richMenuAreaSchema.shape.icon })),
    })
    .refine(hasEveryArea, everyArea),
  /** A small version, as a `data:` URL. */
  output: z.object({ image: z.string() }),
});
