import { demoDay } from './seed-demo-day';
import { demoConversations } from './seed-history';
import { pastOf } from './seed-timeline';

const afternoon = new Date('2026-11-20T15:00:00+07:00');
const afterMidnight = new Date('2026-11-20T00:30:00+07:00');

function messagesOf(now: Date) {
  return demoDay(now).flatMap((conversation) => {
    const { times, payments } = pastOf(conversation, now);
    return conversation.lines.map((line, index) => ({
      by: line.by,
      text: 'text' in line ? line.text : '',
      at: times[index]!,
      cost: payments[index]?.cost ?? null,
    }));
  });
}

describe('The demo day', () => {
  it('has at least six of ten messages of operators leave free or coalesced', () => {
    const sent = messagesOf(afternoon).filter(({ by }) => by === 'operator');
    const saved = sent.filter(({ cost }) => cost !== 'paid');
    expect(sent.every(({ cost }) => cost !== null)).toBe(true);
    expect(saved.length / sent.length).toBeGreaterThanOrEqual(0.6);
  });

  it('lets operators answer as people do', () => {
    const delays = demoDay(afternoon)
      .flatMap(({ lines }) =>
        lines.filter(({ by }, at) => by === 'operator' && lines[at - 1]?.by === 'customer'),
      )
      .map(({ afterSeconds }) => afterSeconds)
      .toSorted((one, other) => one - other);
    expect(delays[0]).toBeGreaterThanOrEqual(8);
    expect(delays.at(-1)).toBeLessThanOrEqual(150);
    expect(Math.abs(delays[Math.floor(delays.length / 2)]! - 40)).toBeLessThan(5);
  });

  it.each([
    ['afternoon', afternoon, '2026-11-20T08:00:00+07:00', '2026-11-20T14:00:00+07:00'],
    ['night', afterMidnight, '2026-11-19T18:00:00+07:00', '2026-11-20T00:00:00+07:00'],
  ])('in the %s lies before now, some of it in the last hours', (_, now, beginning, recently) => {
    const times = messagesOf(now).map(({ at }) => at.getTime());
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse(beginning));
    expect(Math.max(...times)).toBeLessThan(now.getTime());
    expect(Math.max(...times)).toBeGreaterThan(Date.parse(recently));
  });

  it('is the same at every start, of further customers, with every text complete', () => {
    const days = [demoDay(afternoon), demoDay(afternoon)];
    expect(days[0]).toEqual(days[1]);
    const numbers = [...demoConversations, ...days[0]!].map(({ customerNumber }) => customerNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(messagesOf(afternoon).filter(({ text }) => /[{}]|undefined/.test(text))).toEqual([]);
  });

  it('has each session claimed after it was asked for and before its first answer', () => {
    for (const conversation of demoDay(afternoon)) {
      const { times, claimedAt } = pastOf(conversation, afternoon);
      const firstAnswer = conversation.lines.findIndex(({ by }) => by === 'operator');
      expect(claimedAt!.getTime()).toBeGreaterThan(times[conversation.session!.askedAtLine]!.getTime());
      expect(claimedAt!.getTime()).toBeLessThan(times[firstAnswer]!.getTime());
    }
  });
});
