import type { ReplyImage } from '@jsk/contracts/reply-images';
import {
  type CannedInput,
  cannedLimits,
  type CannedPart,
  type CannedResponse,
  type CannedScope,
} from '@jsk/contracts/canned-responses';
import { unknownVariablesIn } from '@jsk/contracts/canned-variables';
import { maxTextUnits } from '@jsk/contracts/primitives';
import { type FieldProblem, textProblem } from '@/lib/field-problem';

export const partTypes = ['text', 'image', 'sticker'] as const;

/** One part as it is being written; of the fields only those of its type count. */
export interface PartDraft {
  /** Keeps the row its own while others are added and removed. */
  rowId: string;
  type: (typeof partTypes)[number];
  text: string;
  image: ReplyImage | null;
  packageId: string;
  stickerId: string;
}

export interface CannedDraft {
  shortcut: string;
  title: string;
  category: string;
  scope: CannedScope;
  parts: readonly PartDraft[];
}

/** What is wrong with a field; of a text also which variable there is none of. */
export type CannedProblem =
  FieldProblem | { kind: 'badShortcut' | 'badNumber' | 'missingImage' } | UnknownVariable;
interface UnknownVariable {
  kind: 'unknownVariable';
  name: string;
  position: number;
}

export function aPart(type: PartDraft['type']): PartDraft {
  return { rowId: crypto.randomUUID(), type, text: '', image: null, packageId: '', stickerId: '' };
}

/** @param scope of a new one */
export function draftOf(response: CannedResponse | null, scope: CannedScope): CannedDraft {
  if (!response) return { shortcut: '', title: '', category: '', scope, parts: [aPart('text')] };
  const { shortcut, title, category, owner, parts } = response;
  const ownScope = owner === null ? 'team' : 'personal';
  return { shortcut, title, category, scope: ownScope, parts: parts.map(partDraftOf) };
}

function partDraftOf(part: CannedPart): PartDraft {
  return { ...aPart(part.type), ...part };
}

/** What would be sent as far as it is written. */
export function partsOf({ parts }: CannedDraft): CannedPart[] {
  return parts.flatMap((part): CannedPart[] => {
    switch (part.type) {
      case 'text':
        return part.text.trim() ? [{ type: 'text', text: part.text }] : [];
      case 'image':
        return part.image ? [{ type: 'image', image: part.image }] : [];
      case 'sticker': {
        const { packageId, stickerId } = part;
        return packageId && stickerId ? [{ type: 'sticker', packageId, stickerId }] : [];
      }
    }
  });
}

export function inputOf(draft: CannedDraft): CannedInput {
  const { scope } = draft;
  return {
    shortcut: draft.shortcut.trim(),
    title: draft.title.trim(),
    category: draft.category.trim(),
    scope,
    parts: partsOf(draft).map((part) =>
      part.type === 'image' ? { type: 'image', imageId: part.image.id } : part,
    ),
  };
}

/** What is wrong, by the path that the API uses for the field, too. */
export function problemsOf(draft: CannedDraft): ReadonlyMap<string, CannedProblem> {
  const { shortcut, title, category, parts } = draft;
  const found: [string, CannedProblem | null][] = [
    [
      'shortcut',
      /[\s/]/.test(shortcut.trim()) ? { kind: 'badShortcut' } : textProblem(shortcut, cannedLimits.shortcut),
    ],
    ['title', textProblem(title, cannedLimits.title)],
    ['category', category.trim() ? textProblem(category, cannedLimits.category) : null],
    ...parts.flatMap((part, index) => problemsOfPart(part, `parts.${index}`)),
  ];
  return new Map(found.filter((entry): entry is [string, CannedProblem] => entry[1] !== null));
}

function problemsOfPart(part: PartDraft, path: string): [string, CannedProblem | null][] {
  switch (part.type) {
    case 'text': {
      const [unknown] = unknownVariablesIn(part.text);
      const wrong = unknown ? ({ kind: 'unknownVariable', ...unknown } as const) : null;
      return [[`${path}.text`, textProblem(part.text, maxTextUnits) ?? wrong]];
    }
    case 'image':
      return [[`${path}.imageId`, part.image ? null : { kind: 'missingImage' }]];
    case 'sticker':
      return (['packageId', 'stickerId'] as const).map((field) => [
        `${path}.${field}`,
        /^\d{1,20}$/.test(part[field]) ? null : { kind: 'badNumber' },
      ]);
  }
}
