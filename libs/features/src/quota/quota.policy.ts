import {
  type QuotaDay,
  type QuotaForecast,
  type QuotaLevel,
  type QuotaPeriod,
  type QuotaThreshold,
  quotaThresholds,
  type ReplyEconomy,
} from '@jsk/contracts/quota';
import { addDays, dayOf, daysBetween, daysInMonth, daysSince, firstOfMonth } from './bangkok-calendar';

/** What the month's messages mean: how much is left, for how long, and what was saved. Pure. */

export interface QuotaReading {
  /** In Bangkok; also the month to which `used` belongs. */
  readonly day: string;
  readonly checkedAt: Date;
  /** Null: without a limit. */
  readonly limit: number | null;
  readonly used: number;
  readonly refusedAt: Date | null;
}

export interface DayCosts {
  readonly day: string;
  readonly sender: 'OPERATOR' | 'BOT' | 'SYSTEM';
  readonly free: number;
  readonly coalesced: number;
  readonly paid: number;
}

type Quota = Pick<QuotaReading, 'limit' | 'used'>;

/** The highest threshold that is reached; none without a limit. */
export function thresholdReached({ limit, used }: Quota): QuotaThreshold | null {
  if (limit === null) return null;
  return quotaThresholds.findLast((percent) => used * 100 >= limit * percent) ?? null;
}

/** Nothing can be pushed any more. */
export function isExhausted(quota: Quota): boolean {
  return thresholdReached(quota) === 100;
}

/** With the month the count begins anew: what was read before says nothing about this one. */
export function ofThisMonth<Reading extends QuotaReading>(
  reading: Reading | null | undefined,
  now: Date,
): Reading | null {
  return reading && reading.day >= firstOfMonth(dayOf(now)) ? reading : null;
}

export function levelOf(reading: QuotaReading | null): QuotaLevel {
  if (!reading) return { limit: null, used: 0, remaining: null, checkedAt: null, thresholdReached: null };
  const { limit, used, checkedAt } = reading;
  return {
    limit,
    used,
    remaining: limit === null ? null : Math.max(0, limit - used),
    checkedAt: checkedAt.toISOString(),
    thresholdReached: thresholdReached(reading),
  };
}

/** A line through the beginning of the month and the reading. One day is the least from which a month can be told. */
export function forecastOf(reading: QuotaReading | null): QuotaForecast | null {
  if (!reading) return null;
  const { day, checkedAt, used, limit } = reading;
  const elapsedDays = daysSince(firstOfMonth(day), checkedAt);
  if (elapsedDays < 1) return null;
  const perDay = used / elapsedDays;
  return {
    usedAtMonthEnd: Math.round(perDay * daysInMonth(day)),
    perDay,
    basedOnDays: elapsedDays,
    runsOutOn: limit === null ? null : runsOutOn({ limit, used, day, perDay }),
  };
}

function runsOutOn(line: { limit: number; used: number; day: string; perDay: number }): string | null {
  const { limit, used, day, perDay } = line;
  if (used >= limit || perDay === 0) return null;
  const daysOfMonth = Math.floor(limit / perDay);
  return daysOfMonth < daysInMonth(day) ? addDays(firstOfMonth(day), daysOfMonth) : null;
}

/** The first day of a period that ends today. */
export function firstDayOf(period: QuotaPeriod, today: string): string {
  if (period === 'today') return today;
  return period === 'month' ? firstOfMonth(today) : addDays(today, -29);
}

export function economyOf(costs: readonly DayCosts[]): ReplyEconomy {
  const bySender = (['OPERATOR', 'BOT', 'SYSTEM'] as const).map((sender) => ({
    sender,
    ...sumOf(costs.filter((cost) => cost.sender === sender)),
  }));
  const all = sumOf(costs);
  const operators = sumOf(costs.filter(({ sender }) => sender === 'OPERATOR'));
  const sentByOperators = operators.free + operators.coalesced + operators.paid;
  return {
    bySender,
    freeShare: sentByOperators === 0 ? null : (operators.free + operators.coalesced) / sentByOperators,
    savedMessages: all.free + all.coalesced,
  };
}

export function dailyOf(
  costs: readonly DayCosts[],
  readings: readonly QuotaReading[],
  first: string,
  last: string,
): QuotaDay[] {
  const usedOn = new Map(readings.map(({ day, used }) => [day, used]));
  return daysBetween(first, last).map((day) => ({
    day,
    ...sumOf(costs.filter((cost) => cost.day === day)),
    countedByLine: countedOn(day, usedOn),
  }));
}

/** LINE tells the sum of the month: a day's part is what was added since the day before. */
function countedOn(day: string, usedOn: ReadonlyMap<string, number>): number | null {
  const used = usedOn.get(day);
  const before = day === firstOfMonth(day) ? 0 : usedOn.get(addDays(day, -1));
  return used === undefined || before === undefined ? null : Math.max(0, used - before);
}

function sumOf(costs: readonly DayCosts[]): Pick<DayCosts, 'free' | 'coalesced' | 'paid'> {
  const sum = { free: 0, coalesced: 0, paid: 0 };
  for (const { free, coalesced, paid } of costs) {
    sum.free += free;
    sum.coalesced += coalesced;
    sum.paid += paid;
  }
  return sum;
}
