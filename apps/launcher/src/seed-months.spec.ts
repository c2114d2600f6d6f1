import { demoDay } from './seed-demo-day';
import { demoConversations } from './seed-history';
import { demoMonths, pastDays } from './seed-months';

const afternoon = new Date('2026-11-20T15:00:00+07:00');
const afterMidnight = new Date('2026-11-20T00:30:00+07:00');
const hourMs = 3_600_000;

function chatsOf(now: Date) {
  return demoMonths(now).map((chat) => {
    const beganAt = Math.round(now.getTime() - chat.hoursAgo * hourMs);
    const seconds = chat.lines.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);
    return { ...chat, beganAt, endedAt: beganAt + seconds * 1000 };
  });
}

describe('The months before the demo day', () => {
  it('are the same at every start, of further customers, with every text complete', () => {
    const months = [demoMonths(afternoon), demoMonths(afternoon)];
    expect(months[0]).toEqual(months[1]);
    const later = [...demoConversations, ...demoDay(afternoon)].map(({ customerNumber }) => customerNumber);
    const earlier = months[0]!.map(({ customer }) => customer.customerNumber);
    expect(earlier.filter((number) => later.includes(number))).toEqual([]);
    const texts = months[0]!.flatMap(({ lines }) => lines).map((line) => ('text' in line ? line.text : ''));
    expect(texts.filter((text) => /^$|[{}]|undefined/.test(text))).toEqual([]);
  });

  it.each([
    ['in the afternoon', afternoon],
    ['at night', afterMidnight],
    ['on a Sunday at midnight', new Date('2026-11-22T00:20:00+07:00')],
    ['on a Monday morning', new Date('2026-11-23T07:00:00+07:00')],
  ])('seen %s, end before the demo conversations begin', (_, now) => {
    const ages = [...demoConversations, ...demoDay(now)].map(({ hoursAgo }) => hoursAgo);
    const chats = chatsOf(now);
    expect(Math.max(...chats.map(({ endedAt }) => endedAt))).toBeLessThan(
      now.getTime() - Math.max(...ages) * hourMs,
    );
    expect(Math.min(...chats.map(({ hoursAgo }) => hoursAgo))).toBeLessThan(4 * 24);
    expect(Math.max(...chats.map(({ hoursAgo }) => hoursAgo))).toBeGreaterThan((pastDays - 3) * 24);
  });

  it('have people asked for only while the shop is open', () => {
    const inBangkok = (at: number) => new Date(at + 7 * hourMs);
    const sessions = chatsOf(afternoon).filter(({ session }) => session);
    const days = sessions.map(({ beganAt }) => inBangkok(beganAt).getUTCDay());
    const hours = sessions.map(({ beganAt }) => inBangkok(beganAt).getUTCHours());
    expect([...new Set(days)].toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect([...new Set(hours)].toSorted((one, other) => one - other)).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  it('let nobody talk about two things at once', () => {
    const busyUntil = new Map<number, number>();
    for (const { customer, beganAt, endedAt } of chatsOf(afternoon)) {
      expect(beganAt).toBeGreaterThan(busyUntil.get(customer.customerNumber) ?? 0);
      busyUntil.set(customer.customerNumber, endedAt);
    }
  });
});
