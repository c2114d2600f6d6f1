import type { IntentKeyword } from '@jsk/contracts/bot-rules';
import { compareIds } from '@jsk/contracts/primitives';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { containsWords, startsWithWords } from '@jsk/platform/text/find-words';
import { compileSafePattern } from '@jsk/platform/text/safe-pattern';

/** Something the bot has an answer to, and the words by which it is recognised. */
export interface Rule {
  readonly kind: 'intent' | 'auto_reply';
  readonly id: string;
  readonly priority: number;
  readonly keywords: readonly IntentKeyword[];
}

export interface RuleMatch<Matched extends Rule> {
  readonly rule: Matched;
  /** The best of its words that the text has. */
  readonly keyword: IntentKeyword;
}

/** One word of one rule, ready to be looked for. */
interface PreparedWord<Matched extends Rule> extends RuleMatch<Matched> {
  readonly comparable: string;
  isIn(text: string): boolean;
}

const orderOfRules: readonly Rule['kind'][] = ['intent', 'auto_reply'];
const orderOfKinds: readonly IntentKeyword['matchKind'][] = ['exact', 'starts_with', 'contains', 'regex'];

/**
 * Finds the rule that answers a text. Intents go before auto-replies; among them a text that is the keyword goes before
 * one that begins with it, that before one that contains it, and that before a regular expression; then the higher
 * priority, the longer keyword, the older rule. Everything that can be is done once, here, and not for each message.
 */
export class RuleMatcher<Matched extends Rule> {
  private readonly words: readonly PreparedWord<Matched>[];

  constructor(rules: readonly Matched[]) {
    this.words = rules
      .flatMap((rule) => rule.keywords.flatMap((keyword) => prepare(rule, keyword)))
      .sort(byRank);
  }

  /** @param text as `comparableText` gives it */
  findBest(text: string): RuleMatch<Matched> | null {
    return this.words.find((word) => word.isIn(text)) ?? null;
  }

  /** Every rule that matches, once, with the one that answers first. @param text as `comparableText` gives it */
  findAll(text: string): RuleMatch<Matched>[] {
    const found = new Map<Matched, RuleMatch<Matched>>();
    for (const { rule, keyword, isIn } of this.words) {
      if (!found.has(rule) && isIn(text)) found.set(rule, { rule, keyword });
    }
    return [...found.values()];
  }
}

function byRank(a: PreparedWord<Rule>, b: PreparedWord<Rule>): number {
  return (
    orderOfRules.indexOf(a.rule.kind) - orderOfRules.indexOf(b.rule.kind) ||
    orderOfKinds.indexOf(a.keyword.matchKind) - orderOfKinds.indexOf(b.keyword.matchKind) ||
    b.rule.priority - a.rule.priority ||
    b.comparable.length - a.comparable.length ||
    compareIds(a.rule.id, b.rule.id)
  );
}

/** @returns nothing for a keyword that can never match. */
function prepare<Matched extends Rule>(rule: Matched, keyword: IntentKeyword): PreparedWord<Matched>[] {
  if (keyword.matchKind === 'regex') {
    const compiled = compileSafePattern(keyword.keyword);
    if (!compiled.ok) return [];
    return [{ rule, keyword, comparable: keyword.keyword, isIn: (text) => compiled.pattern.test(text) }];
  }
  const comparable = comparableText(keyword.keyword);
  return comparable === ''
    ? []
    : [{ rule, keyword, comparable, isIn: testOf(keyword.matchKind, comparable) }];
}

function testOf(
  kind: Exclude<IntentKeyword['matchKind'], 'regex'>,
  words: string,
): (text: string) => boolean {
  switch (kind) {
    case 'exact':
      return (text) => text === words;
    case 'starts_with':
      return (text) => startsWithWords(text, words);
    case 'contains':
      return (text) => containsWords(text, words);
  }
}
