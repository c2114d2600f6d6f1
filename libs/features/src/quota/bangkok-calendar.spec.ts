import {
  addDays,
  dayOf,
  daysBetween,
  daysInMonth,
  daysSince,
  firstOfMonth,
  startOfDay,
} from './bangkok-calendar';

describe('The calendar of Bangkok', () => {
  it.each([
    ['2026-11-20T16:59:59Z', '2026-11-20'],
    ['2026-11-20T17:00:00Z', '2026-11-21'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
  ])('at %s has the day %s', (at, day) => expect(dayOf(new Date(at))).toBe(day));

  it('begins a day at midnight there', () => {
    expect(startOfDay('2026-11-21').toISOString()).toBe('2026-11-20T17:00:00.000Z');
    expect(daysSince('2026-11-21', new Date('2026-11-21T05:00:00Z'))).toBe(0.5);
  });

  it('goes over the ends of months', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(firstOfMonth('2026-02-17')).toBe('2026-02-01');
    expect(['2026-02-10', '2028-02-10', '2026-12-31'].map(daysInMonth)).toEqual([28, 29, 31]);
  });
});
