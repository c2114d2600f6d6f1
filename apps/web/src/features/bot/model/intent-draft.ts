import { botLimits, maxAnswerMessages, maxHandoffAnswerMessages } from '@jsk/contracts/bot-limits';
import type { createIntent, Intent, IntentKeyword, MatchKind } from '@jsk/contracts/bot-rules';
import type { ReplyObject } from '@jsk/contracts/reply-objects';
import type { InputOf } from '@jsk/contracts/endpoint';
import { numberProblem, textProblem } from '@/lib/field-problem';
import { answerParts } from './answer-parts';
import { type BotProblem, botProblems, type BotProblems } from './form-problems';

type IntentInput = InputOf<typeof createIntent>;

/** A row that is being written; its id is for the screen only. */
export type Row<Value> = Value & { readonly rowId: string };

export interface IntentDraft {
  name: string;
  category: string;
  isActive: boolean;
  /** Not a number while the field is empty. */
  priority: number;
  keywords: readonly Row<IntentKeyword>[];
  responseMode: Intent['responseMode'];
  responses: readonly Row<{ text: string }>[];
  handsOff: boolean;
  skillId: string | null;
}

export const keywordRow = (keyword = '', matchKind: MatchKind = 'contains'): Row<IntentKeyword> => ({
  rowId: crypto.randomUUID(),
  keyword,
  matchKind,
});

export const responseRow = (text = ''): Row<{ text: string }> => ({ rowId: crypto.randomUUID(), text });

export function newIntentDraft(): IntentDraft {
  return {
    name: '',
    category: '',
    isActive: true,
    priority: 0,
    keywords: [keywordRow()],
    responseMode: 'all',
    responses: [responseRow()],
    handsOff: false,
    skillId: null,
  };
}

export function intentDraftOf(intent: Intent): IntentDraft {
  return {
    name: intent.name,
    category: intent.category,
    isActive: intent.isActive,
    priority: intent.priority,
    keywords: intent.keywords.map(({ keyword, matchKind }) => keywordRow(keyword, matchKind)),
    responseMode: intent.responseMode,
    responses: intent.responses.map((text) => responseRow(text)),
    handsOff: intent.handsOff,
    skillId: intent.skillId,
  };
}

/** Without empty rows, so that the rows are numbered as the API numbers them. One row is left to write in. */
export function tidyIntent(draft: IntentDraft): IntentDraft {
  const keywords = draft.keywords.filter(({ keyword }) => keyword.trim() !== '');
  const responses = writtenResponses(draft);
  return {
    ...draft,
    keywords: keywords.length > 0 ? keywords : draft.keywords.slice(0, 1),
    responses: responses.length > 0 ? responses : draft.responses.slice(0, 1),
  };
}

function writtenResponses({ responses }: IntentDraft): IntentDraft['responses'] {
  return responses.filter(({ text }) => text.trim() !== '');
}

export function intentInputOf(draft: IntentDraft): IntentInput {
  return {
    ...draft,
    skillId: draft.handsOff ? draft.skillId : null,
    keywords: draft.keywords.map(({ keyword, matchKind }) => ({ keyword, matchKind })),
    responses: writtenResponses(draft).map(({ text }) => text),
  };
}

/** What the API would refuse and this page can see, by path. */
export function intentProblems(draft: IntentDraft, replies: readonly ReplyObject[]): BotProblems {
  const { keywords, responses } = draft;
  return botProblems([
    ['name', textProblem(draft.name, botLimits.intentName)],
    ['category', tooLong(draft.category, botLimits.category)],
    ['priority', numberProblem(draft.priority, botLimits.priority)],
    ...keywords.map(({ keyword, matchKind }, index): [string, BotProblem | null] => {
      // Empty rows are taken out, but not the last one.
      if (keyword.trim() === '' && keywords.some((other) => other.keyword.trim() !== '')) {
        return [`keywords.${index}.keyword`, null];
      }
      const isDoubled = keywords
        .slice(0, index)
        .some((other) => other.matchKind === matchKind && isSame(other.keyword, keyword));
      const problem = textProblem(keyword, botLimits.keyword);
      return [`keywords.${index}.keyword`, problem ?? (isDoubled ? { kind: 'duplicate' } : null)];
    }),
    ...responses.map(({ text }, index): [string, BotProblem | null] => [
      `responses.${index}`,
      text.trim() === '' ? null : answerProblem(text, replies, mostMessagesOf(draft)),
    ]),
    ['responses', togetherProblem(draft, replies)],
  ]);
}

/** As many as LINE takes in one call, less those of the handoff. */
export function mostMessagesOf({ handsOff }: Pick<IntentDraft, 'handsOff'>): number {
  return handsOff ? maxHandoffAnswerMessages : maxAnswerMessages;
}

/** What is wrong with one answer. */
export function answerProblem(
  text: string,
  replies: readonly ReplyObject[],
  most: number = maxAnswerMessages,
): BotProblem | null {
  const parts = answerParts(text, replies);
  const unknown = parts.find((part) => 'unknownCode' in part);
  if (unknown) return { kind: 'unknownCode', code: unknown.unknownCode };
  return textProblem(text, botLimits.responseText) ?? tooMany(parts.length, most);
}

/** What is wrong with the answers together: those that are all sent share one call to LINE. */
function togetherProblem(draft: IntentDraft, replies: readonly ReplyObject[]): BotProblem | null {
  const answers = writtenResponses(draft);
  if (answers.length === 0 && !draft.handsOff) return { kind: 'nothingToDo' };
  if (draft.responseMode === 'one') return null;
  const counts = answers.map(({ text }) => answerParts(text, replies).length);
  return tooMany(
    counts.reduce((sum, count) => sum + count, 0),
    mostMessagesOf(draft),
  );
}

function tooMany(used: number, max: number): BotProblem | null {
  return used > max ? { kind: 'tooManyMessages', used, max } : null;
}

function tooLong(text: string, max: number): BotProblem | null {
  const used = text.trim().length;
  return used > max ? { kind: 'tooLong', used, max } : null;
}

const isSame = (one: string, other: string) =>
  one.trim().normalize('NFKC').toLowerCase() === other.trim().normalize('NFKC').toLowerCase();
