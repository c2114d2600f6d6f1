import { comparableText } from '@jsk/platform/text/comparable-text';
import type { AutoReplyEntity } from './auto-reply.entity';

export type AutoReplyRule = Pick<AutoReplyEntity, 'keyword' | 'matchKind' | 'text' | 'priority'>;

/**
 * Which rule answers a text: exact matches before contained ones, then higher priority, then the longer keyword.
 */
export function findAutoReply<Rule extends AutoReplyRule>(rules: readonly Rule[], text: string): Rule | null {
  const said = comparableText(text);
  const matching = rules.filter(({ keyword, matchKind }) => {
    const expected = comparableText(keyword);
    return expected !== '' && (matchKind === 'exact' ? said === expected : said.includes(expected));
  });
  const [best] = matching.sort(
    (a, b) =>
      Number(b.matchKind === 'exact') - Number(a.matchKind === 'exact') ||
      b.priority - a.priority ||
      b.keyword.length - a.keyword.length,
  );
  return best ?? null;
}
