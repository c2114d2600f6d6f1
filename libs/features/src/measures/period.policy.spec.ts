import { periodBefore, periodOf } from './period.policy';

const today = '2026-03-01';

describe('A period', () => {
  it('is the last seven days when nothing is said', () => {
    expect(periodOf({}, today)).toEqual({ startDate: '2026-02-23', endDate: '2026-03-01' });
  });

  it('is so many days up to today, or up to the end that is given', () => {
    expect(periodOf({ days: 1 }, today)).toEqual({ startDate: today, endDate: today });
    expect(periodOf({ days: 2, endDate: '2026-01-01' }, today)).toEqual({
      startDate: '2025-12-31',
      endDate: '2026-01-01',
    });
  });

  it('goes from one date to another', () => {
    const period = { startDate: '2026-02-27', endDate: '2026-03-01' };
    expect(periodOf(period, today)).toEqual(period);
    expect(periodOf({ startDate: '2026-02-27' }, today)).toEqual(period);
  });

  it('is compared with as many days right before it', () => {
    const before = periodBefore({ startDate: '2026-02-27', endDate: '2026-03-01' });
    expect(before).toEqual({ startDate: '2026-02-24', endDate: '2026-02-26' });
  });

  it('does not end before it begins, nor last for years', () => {
    expect(() => periodOf({ startDate: '2026-03-02' }, today)).toThrow('endDate');
    expect(() => periodOf({ startDate: '2024-03-02' }, today)).toThrow('startDate');
  });
});
