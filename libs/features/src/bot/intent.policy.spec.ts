import type { MatchKind } from '@jsk/contracts/bot-rules';
import { problemsOfAnswer, problemsOfIntent } from './intent.policy';

const codes = new Set(['card', 'map']);

function intent(over: Partial<Parameters<typeof problemsOfIntent>[0]> = {}) {
  const keywords = [{ keyword: 'ราคา', matchKind: 'contains' as const }];
  return { keywords, responseMode: 'all' as const, responses: ['$card'], handsOff: false, ...over };
}

const words = (...list: [MatchKind, string][]) => ({
  keywords: list.map(([matchKind, keyword]) => ({ matchKind, keyword })),
});

describe('An intent', () => {
  it.each([
    ['answers', intent()],
    ['hands over without a word', intent({ responses: [], handsOff: true })],
    [
      'says one of several long answers',
      intent({ responseMode: 'one', responses: Array(5).fill('a $card b') }),
    ],
    ['has one keyword in two ways', intent(words(['exact', 'ราคา'], ['contains', 'ราคา']))],
    ['has a regular expression', intent(words(['regex', '^ราคา\\s*\\d+']))],
    ['names a price', intent({ responses: ['$100'] })],
  ])('can be saved when it %s', (_, draft) => {
    expect(problemsOfIntent(draft, codes)).toEqual([]);
  });

  it.each([
    ['neither answers nor hands over', intent({ responses: [] }), 'responses'],
    ['mentions what there is not', intent({ responses: ['a', 'b $nothing'] }), 'responses.1'],
    ['becomes six messages', intent({ responses: ['a $card b', 'c $map d'] }), 'responses'],
    [
      'becomes six messages in one of its answers',
      intent({ responseMode: 'one', responses: ['a', '$card b $card c $card d'] }),
      'responses.1',
    ],
    [
      'leaves no room for the place in the queue',
      intent({ handsOff: true, responses: ['a $card b $map'] }),
      'responses',
    ],
    [
      'has a keyword twice, written differently',
      intent(words(['contains', 'ทำ'], ['contains', 'ท\u0e4dา'])),
      'keywords.1.keyword',
    ],
    ['has an expression twice', intent(words(['regex', 'a+'], ['regex', 'a+'])), 'keywords.1.keyword'],
    ['has a broken expression', intent(words(['regex', '('])), 'keywords.0.keyword'],
    ['has an unsafe expression', intent(words(['regex', '(a)\\1'])), 'keywords.0.keyword'],
    ['has a keyword that cannot be seen', intent(words(['contains', '\u200b'])), 'keywords.0.keyword'],
  ])('is refused when it %s', (_, draft, path) => {
    expect(problemsOfIntent(draft, codes)).toEqual([{ path, message: expect.any(String) as string }]);
  });

  it('shares the rules of its answers with the auto-replies', () => {
    expect(problemsOfAnswer('$card', 'text', codes)).toEqual([]);
    expect(problemsOfAnswer('$no', 'text', codes)).toMatchObject([{ path: 'text' }]);
    expect(problemsOfAnswer('$card a $card b $card c', 'text', codes)).toMatchObject([{ path: 'text' }]);
  });
});
