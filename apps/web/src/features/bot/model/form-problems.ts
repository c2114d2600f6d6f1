import { ApiProblem } from '@/lib/api-problem';
import type { FieldProblem } from '@/lib/field-problem';

/** What is wrong with one field of the bot's pages. */
export type BotProblem =
  | FieldProblem
  | {
      readonly kind:
        | 'badCode'
        | 'duplicate'
        | 'nothingToDo'
        | 'badNumber'
        | 'badJson'
        | 'notFlex'
        | 'missingImage'
        | 'outOfPicture';
    }
  | { readonly kind: 'unknownCode'; readonly code: string }
  | { readonly kind: 'tooManyMessages'; readonly used: number; readonly max: number }
  /** In the words of the API, which knows more than this page. */
  | { readonly kind: 'refused'; readonly message: string };

/** By the path that the API uses for the field, too. */
export type BotProblems = ReadonlyMap<string, BotProblem>;

export const noBotProblems: BotProblems = new Map();

/** Leaves out the fields that are right. */
export function botProblems(found: Iterable<readonly [string, BotProblem | null]>): BotProblems {
  return new Map([...found].filter((entry): entry is [string, BotProblem] => entry[1] !== null));
}

/**
 * What the API found although it looked right here; null when it is not about fields.
 * @param uniqueField the field that must not be the same as another's: a conflict is about it
 */
export function refusedBotFields(error: unknown, uniqueField: string): BotProblems | null {
  if (!(error instanceof ApiProblem)) return null;
  if (error.code === 'conflict') return new Map([[uniqueField, { kind: 'taken' }]]);
  if (error.errors.length === 0) return null;
  return new Map(error.errors.map(({ path, message }) => [path, { kind: 'refused', message }]));
}

/** What was wrong with a field is not any more, as far as we know, once it is changed. */
export function withoutFields(problems: BotProblems, fields: readonly string[]): BotProblems {
  const concerns = (path: string) => fields.some((field) => path === field || path.startsWith(`${field}.`));
  return new Map([...problems].filter(([path]) => !concerns(path)));
}

/** Where the API's paths into the Flex message begin. */
const inContents = 'content.contents.';

/** What the API found inside the Flex message, by the path there. */
export function refusalsInFlex(problems: BotProblems): { path: string; message: string }[] {
  return [...problems].flatMap(([path, problem]) =>
    problem.kind === 'refused' && path.startsWith(inContents)
      ? [{ path: path.slice(inContents.length), message: problem.message }]
      : [],
  );
}
