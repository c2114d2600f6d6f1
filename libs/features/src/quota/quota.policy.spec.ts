import {
  economyOf,
  forecastOf,
  isExhausted,
  ofThisMonth,
  type QuotaReading,
  thresholdReached,
} from './quota.policy';

const reading = (checkedAt: string, used: number, limit: number | null = 500): QuotaReading => ({
  day: checkedAt.slice(0, 10),
  checkedAt: new Date(`${checkedAt}+07:00`),
  limit,
  used,
  refusedAt: null,
});

describe('The thresholds of the quota', () => {
  it.each([
    [500, 399, null],
    [500, 400, 80],
    [500, 474, 80],
    [500, 475, 95],
    [500, 499, 95],
    [500, 500, 100],
    [500, 501, 100],
    [0, 0, 100],
    [null, 100_000, null],
  ])('of %p with %p used is %p', (limit, used, percent) => {
    expect(thresholdReached({ limit, used })).toBe(percent);
    expect(isExhausted({ limit, used })).toBe(percent === 100);
  });
});

describe('The forecast of the quota', () => {
  it('needs a day of the month before it says anything', () => {
    expect(forecastOf(null)).toBeNull();
    expect(forecastOf(reading('2026-11-01T23:59:00', 100))).toBeNull();
    expect(forecastOf(reading('2026-11-02T00:00:00', 10))).toMatchObject({
      usedAtMonthEnd: 300,
      basedOnDays: 1,
    });
  });

  it('says the day on which nothing is left, only while something is and only in this month', () => {
    const runsOut = (used: number, limit: number | null = 500) =>
      forecastOf(reading('2026-11-11T00:00:00', used, limit))?.runsOutOn;
    expect(runsOut(200)).toBe('2026-11-26');
    expect(runsOut(167)).toBe('2026-11-30');
    expect(runsOut(166)).toBeNull();
    expect(runsOut(500)).toBeNull();
    expect(runsOut(0)).toBeNull();
    expect(runsOut(9000, null)).toBeNull();
  });

  it('takes nothing from the month before', () => {
    const november = reading('2026-11-30T23:59:00', 400);
    expect(ofThisMonth(november, new Date('2026-11-30T16:59:59Z'))).toBe(november);
    expect(ofThisMonth(november, new Date('2026-11-30T17:00:00Z'))).toBeNull();
  });
});

describe('What was saved', () => {
  it('has no share as long as no operator message left', () => {
    const bot = { day: '2026-11-11', sender: 'BOT', free: 3, coalesced: 1, paid: 2 } as const;
    expect(economyOf([bot])).toMatchObject({ freeShare: null, savedMessages: 4 });
  });
});
