import { botLimits } from '@jsk/contracts/bot-limits';
import type { ImagemapArea } from '@jsk/contracts/imagemap';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import {
  type createReplyObject,
  replyCodeSchema,
  type ReplyContent,
  type ReplyObject,
} from '@jsk/contracts/reply-objects';
import type { InputOf } from '@jsk/contracts/endpoint';
import { textProblem } from '@/lib/field-problem';
import { type AreaShape, pictureHeight } from './area-geometry';
import { type BotProblem, botProblems, type BotProblems } from './form-problems';
import { readJson } from './json-text';

export const replyTypes = ['text', 'image', 'sticker', 'flex', 'imagemap'] as const;
export type ReplyType = (typeof replyTypes)[number];

/** A field of a picture that does something; what belongs to the other action is kept, in case one changes one's mind. */
export interface AreaDraft extends AreaShape {
  readonly areaId: string;
  kind: ImagemapArea['action']['kind'];
  text: string;
  uri: string;
}

/** What belongs to another type is kept, too. */
export interface ReplyDraft {
  code: string;
  name: string;
  type: ReplyType;
  text: string;
  image: ReplyImage | null;
  packageId: string;
  stickerId: string;
  altText: string;
  /** JSON as it was typed. */
  flex: string;
  areas: readonly AreaDraft[];
}

export const newReplyDraft: ReplyDraft = {
  code: '',
  name: '',
  type: 'text',
  text: '',
  image: null,
  packageId: '',
  stickerId: '',
  altText: '',
  flex: '',
  areas: [],
};

export function replyDraftOf({ code, name, content, image }: ReplyObject): ReplyDraft {
  const draft: ReplyDraft = { ...newReplyDraft, code, name, type: content.type, image };
  switch (content.type) {
    case 'text':
      return { ...draft, text: content.text };
    case 'sticker':
      return { ...draft, packageId: content.packageId, stickerId: content.stickerId };
    case 'flex':
      return { ...draft, altText: content.altText, flex: JSON.stringify(content.contents, null, 2) };
    case 'imagemap':
      return { ...draft, altText: content.altText, areas: content.areas.map(areaDraftOf) };
    case 'image':
      return draft;
  }
}

export function newArea(shape: AreaShape): AreaDraft {
  return { ...shape, areaId: crypto.randomUUID(), kind: 'message', text: '', uri: '' };
}

function areaDraftOf({ action, ...shape }: ImagemapArea): AreaDraft {
  return { ...newArea(shape), ...action };
}

function areaOf({ x, y, width, height, kind, text, uri }: AreaDraft): ImagemapArea {
  return { x, y, width, height, action: kind === 'message' ? { kind, text } : { kind, uri } };
}

/** The content as far as it is written; null while something is missing without which there is nothing to show. */
export function replyContentOf(draft: ReplyDraft): ReplyContent | null {
  const { type, text, packageId, stickerId, altText } = draft;
  const imageId = draft.image?.id;
  switch (type) {
    case 'text':
      return { type, text };
    case 'sticker':
      return { type, packageId, stickerId };
    case 'image':
      return imageId ? { type, imageId } : null;
    case 'imagemap':
      return imageId ? { type, imageId, altText, areas: draft.areas.map(areaOf) } : null;
    case 'flex': {
      const contents = flexOf(draft.flex);
      return contents && { type, altText, contents };
    }
  }
}

/** The bubble or carousel that was typed; null when it is none. A whole Flex message is taken, too. */
export function flexOf(json: string): Record<string, unknown> | null {
  const { value } = readJson(json);
  if (!isRecord(value)) return null;
  if (value['type'] === 'flex') return isContainer(value['contents']) ? value['contents'] : null;
  return isContainer(value) ? value : null;
}

/** A whole Flex message becomes what is in it, so that paths of the API are paths of what is shown. */
export function tidyReply(draft: ReplyDraft): ReplyDraft {
  const { value } = readJson(draft.flex);
  const contents = flexOf(draft.flex);
  if (draft.type !== 'flex' || !contents || !isRecord(value) || contents === value) return draft;
  const altText = draft.altText.trim() === '' ? value['altText'] : draft.altText;
  return {
    ...draft,
    flex: JSON.stringify(contents, null, 2),
    altText: typeof altText === 'string' ? altText : '',
  };
}

export function replyInputOf(draft: ReplyDraft): InputOf<typeof createReplyObject> {
  const content = replyContentOf(draft);
  if (!content) throw new Error('A reply without content was not refused');
  return { code: draft.code, name: draft.name, content };
}

/** The path that the API uses for a field. */
export function replyPathOf(field: string): string {
  const renamed: Readonly<Record<string, string>> = {
    type: 'content',
    image: 'content.imageId',
    flex: 'content.contents',
  };
  const isOutside = field === 'code' || field === 'name';
  return renamed[field] ?? (isOutside ? field : `content.${field}`);
}

/** What the API would refuse and this page can see, by path. LINE's limits of Flex messages only the API knows. */
export function replyProblems(draft: ReplyDraft): BotProblems {
  return botProblems([
    ['code', codeProblem(draft.code)],
    ['name', textProblem(draft.name, botLimits.replyName)],
    ...contentProblems(draft),
  ]);
}

function codeProblem(code: string): BotProblem | null {
  const problem = textProblem(code, botLimits.replyCode);
  return problem ?? (replyCodeSchema.safeParse(code).success ? null : { kind: 'badCode' });
}

function contentProblems(draft: ReplyDraft): [string, BotProblem | null][] {
  const { type, image } = draft;
  const missingImage: [string, BotProblem | null] = [
    'content.imageId',
    image ? null : { kind: 'missingImage' },
  ];
  const altText: [string, BotProblem | null] = ['content.altText', textProblem(draft.altText, 400)];
  switch (type) {
    case 'text':
      return [['content.text', textProblem(draft.text, botLimits.responseText)]];
    case 'image':
      return [missingImage];
    case 'sticker':
      return (['packageId', 'stickerId'] as const).map((field) => [
        `content.${field}`,
        numberTextProblem(draft[field]),
      ]);
    case 'flex':
      return [altText, ['content.contents', flexProblem(draft.flex)]];
    case 'imagemap':
      return [
        missingImage,
        altText,
        ...draft.areas.flatMap((area, index) => areaProblems(area, index, image)),
      ];
  }
}

function numberTextProblem(number: string): BotProblem | null {
  if (number.trim() === '') return { kind: 'required' };
  return /^\d{1,20}$/.test(number.trim()) ? null : { kind: 'badNumber' };
}

function flexProblem(json: string): BotProblem | null {
  if (json.trim() === '') return { kind: 'required' };
  if (readJson(json).wrongAt) return { kind: 'badJson' };
  return flexOf(json) ? null : { kind: 'notFlex' };
}

function areaProblems(
  area: AreaDraft,
  index: number,
  image: ReplyImage | null,
): [string, BotProblem | null][] {
  const { x, y, width, height, kind } = area;
  const isInside =
    [x, y, width, height].every(Number.isInteger) &&
    Math.min(x, y) >= 0 &&
    Math.min(width, height) >= 1 &&
    x + width <= 1040 &&
    (!image || y + height <= pictureHeight(image));
  const limit = kind === 'message' ? 400 : 1000;
  return [
    [`content.areas.${index}`, isInside ? null : { kind: 'outOfPicture' }],
    [
      `content.areas.${index}.action.${kind === 'message' ? 'text' : 'uri'}`,
      textProblem(kind === 'message' ? area.text : area.uri, limit),
    ],
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isContainer = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && (value['type'] === 'bubble' || value['type'] === 'carousel');
