import { defaultWeek, type Interval, isoWeekdays, type Week } from '@jsk/contracts/business-hours';
import { comingOpenings } from './coming-openings.policy';
import type { OpeningHours } from './opening.policy';

const everyDay = (...intervals: Interval[]): Week =>
  Object.fromEntries(isoWeekdays.map((day) => [day, intervals])) as Week;

function openings(now: string, hours: Partial<OpeningHours> = {}) {
  const all = { timeZone: 'Asia/Bangkok', week: defaultWeek, days: new Map(), override: null, ...hours };
  const { nextDay, nextWeek } = comingOpenings(all, new Date(now));
  return [nextDay.toISOString(), nextWeek.toISOString()];
}

// 23 November 2026 is a Monday; the default week is Monday to Friday 08:00 to 17:00 in Bangkok (UTC+7).
describe('The next opening', () => {
  it('is that of tomorrow, and that of next Monday, whatever the time of the day', () => {
    const expected = ['2026-11-25T01:00:00.000Z', '2026-11-30T01:00:00.000Z'];
    expect(openings('2026-11-24T03:00:00Z')).toEqual(expected);
    expect(openings('2026-11-23T17:30:00Z')).toEqual(expected);
    expect(openings('2026-11-24T16:59:00Z')).toEqual(expected);
  });

  it('passes over the weekend and holidays', () => {
    expect(openings('2026-11-27T03:00:00Z')).toEqual([
      '2026-11-30T01:00:00.000Z',
      '2026-11-30T01:00:00.000Z',
    ]);
    const days = new Map([['2026-11-30', []]]);
    expect(openings('2026-11-27T03:00:00Z', { days })[0]).toBe('2026-12-01T01:00:00.000Z');
  });

  it('is in the morning where the shop never closes, or is closed until somebody says otherwise', () => {
    const morning = ['2026-11-25T02:00:00.000Z', '2026-11-30T02:00:00.000Z'];
    const always = { week: everyDay({ from: '00:00', to: '24:00' }) };
    expect(openings('2026-11-24T03:00:00Z', always)).toEqual(morning);
    const closed = { override: { state: 'closed' as const, until: null } };
    expect(openings('2026-11-24T03:00:00Z', closed)).toEqual(morning);
  });

  it('is in the evening where the night before is still going on at midnight', () => {
    const bar = { week: everyDay({ from: '18:00', to: '02:00' }) };
    expect(openings('2026-11-24T03:00:00Z', bar)[0]).toBe('2026-11-25T11:00:00.000Z');
  });
});
