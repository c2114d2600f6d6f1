import { maxAnswerMessages, maxHandoffAnswerMessages } from '@jsk/contracts/bot-limits';
import type { Intent, IntentKeyword } from '@jsk/contracts/bot-rules';
import type { FieldError } from '@jsk/platform/errors/app-error';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { compileSafePattern } from '@jsk/platform/text/safe-pattern';
import { codesIn, cutAnswer } from './answer.policy';

/** The codes of the saved replies. */
type KnownCodes = ReadonlySet<string>;

type IntentDraft = Pick<Intent, 'keywords' | 'responseMode' | 'responses' | 'handsOff'>;

/** Says everything that is wrong with an intent; empty when it can be saved. */
export function problemsOfIntent(intent: IntentDraft, codes: KnownCodes): FieldError[] {
  return [...problemsOfKeywords(intent.keywords), ...problemsOfResponses(intent, codes)];
}

/** Says everything that is wrong with the text of an answer. @param path of its field */
export function problemsOfAnswer(text: string, path: string, codes: KnownCodes): FieldError[] {
  const unknown = unknownCodes(text, path, codes);
  return unknown.length > 0 ? unknown : tooMany(messagesIn(text, codes), maxAnswerMessages, path);
}

/** Says what is wrong with one keyword by itself. @param path of its field */
export function problemsOfKeyword({ keyword, matchKind }: IntentKeyword, path: string): FieldError[] {
  if (matchKind === 'regex') {
    const compiled = compileSafePattern(keyword);
    return compiled.ok ? [] : [{ path, message: compiled.problem }];
  }
  return comparableText(keyword) === '' ? [{ path, message: 'must have something that can be seen' }] : [];
}

/** Whether two keywords are the same to customers, who do not see how they are written. */
export function isSameKeyword(a: IntentKeyword, b: IntentKeyword): boolean {
  if (a.matchKind !== b.matchKind) return false;
  if (a.matchKind === 'regex') return a.keyword === b.keyword;
  return comparableText(a.keyword) === comparableText(b.keyword);
}

function problemsOfKeywords(keywords: readonly IntentKeyword[]): FieldError[] {
  return keywords.flatMap((keyword, index) => {
    const path = `keywords.${index}.keyword`;
    const earlier = keywords.slice(0, index).find((other) => isSameKeyword(keyword, other));
    if (earlier) return [{ path, message: `is the same as «${earlier.keyword}»` }];
    return problemsOfKeyword(keyword, path);
  });
}

function problemsOfResponses(intent: IntentDraft, codes: KnownCodes): FieldError[] {
  const { responses, responseMode, handsOff } = intent;
  if (responses.length === 0) {
    const message = 'must have a response when the customer does not join the queue';
    return handsOff ? [] : [{ path: 'responses', message }];
  }
  const unknown = responses.flatMap((text, index) => unknownCodes(text, `responses.${index}`, codes));
  if (unknown.length > 0) return unknown;
  const counts = responses.map((text) => messagesIn(text, codes));
  const maximum = handsOff ? maxHandoffAnswerMessages : maxAnswerMessages;
  if (responseMode === 'one') {
    return counts.flatMap((count, index) => tooMany(count, maximum, `responses.${index}`));
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return tooMany(total, maximum, 'responses');
}

function unknownCodes(text: string, path: string, codes: KnownCodes): FieldError[] {
  const unknown = new Set(codesIn(text).filter((code) => !codes.has(code)));
  return [...unknown].map((code) => ({ path, message: `there is no saved reply $${code}` }));
}

function messagesIn(text: string, codes: KnownCodes): number {
  return cutAnswer(text, (code) => codes.has(code)).length;
}

function tooMany(count: number, maximum: number, path: string): FieldError[] {
  if (count <= maximum) return [];
  return [{ path, message: `would become ${count} messages, and ${maximum} fit into one answer` }];
}
