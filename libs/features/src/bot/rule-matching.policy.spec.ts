import type { IntentKeyword, MatchKind } from '@jsk/contracts/bot-rules';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { type Rule, RuleMatcher } from './rule-matching.policy';

type NamedRule = Rule & { name: string };

let lastId = 0;

function rule(
  name: string,
  words: readonly (readonly [MatchKind, string])[],
  over: Partial<Rule> = {},
): NamedRule {
  lastId += 1;
  const keywords = words.map(([matchKind, keyword]): IntentKeyword => ({ matchKind, keyword }));
  return { kind: 'intent', id: String(lastId), priority: 0, name, keywords, ...over };
}

function answering(rules: readonly NamedRule[], text: string): string | null {
  return new RuleMatcher(rules).findBest(comparableText(text))?.rule.name ?? null;
}

describe('What a customer writes', () => {
  const rules = [
    rule('price', [
      ['contains', 'ราคา'],
      ['contains', 'price'],
    ]),
    rule('wholesale', [['contains', 'ราคาส่ง']]),
    rule('hello', [
      ['exact', 'สวัสดี'],
      ['exact', 'hello'],
    ]),
    rule('order', [['regex', 'order-\\d{4}']]),
    rule('track', [['starts_with', 'ติดตาม']]),
  ];

  it.each([
    ['ขอทราบราคาหน่อยค่ะ', 'price'],
    ['ราคาส่งเท่าไหร่', 'wholesale'],
    ['รา\u200bคาเท่าไร', 'price'],
    ['What is the PRICE?', 'price'],
    ['  HELLO ', 'hello'],
    ['ส\u0e27\u0e31สดี\u0e35', 'hello'],
    ['ของ Order-1234 ถึงไหนแล้ว', 'order'],
    ['ติดตามพัสดุ', 'track'],
  ])('«%s» is answered by the rule %s', (text, expected) => {
    expect(answering(rules, text)).toBe(expected);
  });

  it.each(['สวัสดีตอนเช้า', 'ขอติดตามพัสดุ', 'priceless', 'order-12', 'อะไรก็ได้', '', ' '])(
    '«%s» has no answer',
    (text) => {
      expect(answering(rules, text)).toBeNull();
    },
  );

  it.each<[string, NamedRule, NamedRule]>([
    [
      'an intent goes before an auto-reply, however well that matches',
      rule('first', [['regex', 'ราคา']], { priority: -100 }),
      rule('second', [['exact', 'ราคา']], { kind: 'auto_reply', priority: 100 }),
    ],
    [
      'a whole message goes before its beginning',
      rule('first', [['exact', 'ราคา']]),
      rule('second', [['starts_with', 'ราคา']], { priority: 100 }),
    ],
    [
      'a beginning goes before something inside',
      rule('first', [['starts_with', 'ราคา']]),
      rule('second', [['contains', 'ราคา']], { priority: 100 }),
    ],
    [
      'something inside goes before a regular expression',
      rule('first', [['contains', 'ราคา']]),
      rule('second', [['regex', 'ราคา']], { priority: 100 }),
    ],
    [
      'a higher priority goes before a longer keyword',
      rule('first', [['contains', 'คา']], { priority: 1 }),
      rule('second', [['contains', 'ราคา']]),
    ],
    [
      'a longer keyword goes before an older rule',
      rule('first', [['contains', 'ราคา']], { id: '900' }),
      rule('second', [['contains', 'คา']], { id: '1' }),
    ],
    [
      'an older rule goes before a newer one',
      rule('first', [['contains', 'ราคา']], { id: '9' }),
      rule('second', [['contains', 'ราคา']], { id: '10' }),
    ],
  ])('%s', (_, first, second) => {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const matches = new RuleMatcher(order).findAll('ราคา');
      expect(matches.map((match) => match.rule.name)).toEqual(['first', 'second']);
      expect(answering(order, 'ราคา')).toBe('first');
    }
  });

  it('names each rule once, by the best of its words', () => {
    const [match, ...others] = new RuleMatcher([
      rule('price', [
        ['contains', 'ราคา'],
        ['exact', 'ราคาส่ง'],
      ]),
    ]).findAll('ราคาส่ง');
    expect(match?.keyword).toEqual({ matchKind: 'exact', keyword: 'ราคาส่ง' });
    expect(others).toEqual([]);
  });

  it('matches neither an empty keyword nor a broken expression', () => {
    const broken = rule('broken', [
      ['contains', '\u200b'],
      ['regex', '('],
    ]);
    expect(answering([broken], 'anything (')).toBeNull();
  });
});
