import { payForMessages, type TimelineEntry } from './seed-payment';

/** Writes a timeline as `[who, second]` and reads how its messages left. */
function paid(...entries: [TimelineEntry['by'], number][]): string[] {
  const timeline = entries.map(([by, second]) => ({ by, at: new Date(second * 1000) }));
  return payForMessages(timeline).flatMap((payment) => (payment ? [`${payment.via}, ${payment.cost}`] : []));
}

describe('A message of the demo day', () => {
  it('is free within the life of the reply token, and paid after it', () => {
    expect(paid(['customer', 0], ['operator', 56.9])).toEqual(['reply, free']);
    expect(paid(['customer', 0], ['operator', 57])).toEqual(['push, paid']);
  });

  it('spends a token once, the oldest safe one first', () => {
    expect(paid(['customer', 0], ['operator', 20], ['operator', 40])).toEqual(['reply, free', 'push, paid']);
    expect(paid(['customer', 0], ['customer', 30], ['operator', 35], ['operator', 82])).toEqual([
      'reply, free',
      'reply, free',
    ]);
    expect(paid(['customer', 0], ['customer', 30], ['operator', 45], ['operator', 49])).toEqual([
      'reply, free',
      'reply, free',
    ]);
  });

  it('that follows another waits for a third, and both leave in one call', () => {
    expect(paid(['operator', 0], ['operator', 5], ['operator', 5.6])).toEqual([
      'push, paid',
      'push, paid',
      'push, coalesced',
    ]);
    expect(paid(['operator', 0], ['operator', 5], ['operator', 5.8])).toEqual(Array(3).fill('push, paid'));
  });

  it('shares the only token with the next one that is typed at once', () => {
    const second: [TimelineEntry['by'], number][] = [
      ['typing', 20.5],
      ['typing', 23.5],
      ['operator', 26],
    ];
    expect(paid(['customer', 0], ['operator', 20], ...second)).toEqual(['reply, free', 'reply, free']);
    expect(paid(['customer', 0], ['operator', 20], ['operator', 26])).toEqual(['reply, free', 'push, paid']);
    expect(paid(['customer', 0], ['operator', 20], ...second, ['operator', 28.1])).toEqual([
      'reply, free',
      'reply, free',
      'push, paid',
    ]);
  });

  it('spends the token at once when it is of the bot or a farewell', () => {
    expect(paid(['customer', 0], ['bot', 1], ['operator', 20])).toEqual(['reply, free', 'push, paid']);
    expect(paid(['customer', 0], ['farewell', 1], ['operator', 20])).toEqual(['reply, free', 'push, paid']);
  });

  it('shares its token with the notice before it when somebody claims the session in time', () => {
    const asked: [TimelineEntry['by'], number][] = [
      ['customer', 0],
      ['notice', 0],
    ];
    expect(paid(...asked, ['claim', 5], ['operator', 46])).toEqual(['reply, free', 'reply, free']);
    expect(paid(...asked, ['claim', 5], ['operator', 48])).toEqual(['reply, free', 'push, paid']);
    expect(paid(...asked, ['claim', 7], ['operator', 20])).toEqual(['reply, free', 'push, paid']);
    expect(paid(...asked, ['operator', 4])).toEqual(['reply, free', 'reply, free']);
  });
});
