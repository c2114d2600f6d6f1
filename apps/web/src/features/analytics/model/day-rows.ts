import type { Dashboard, OperatorReport } from '@jsk/contracts/analytics';

/** What is drawn and what is read as a table: the same numbers, by the names of their series. */
export interface DayRow {
  date: string;
  values: Readonly<Record<string, number | null>>;
}

/** One colour of a chart. */
export interface DaySeries {
  name: string;
  label: string;
  /** A variable of tokens.css. */
  color: string;
  /** Where those of a day are listed. */
  path?: (date: string) => string;
}

/** Sessions by what became of them; together they are all of the day. */
export function volumeRows({ days }: Dashboard): DayRow[] {
  return days.map(({ date, sessions, closed, abandoned }) => ({
    date,
    values: { closed, abandoned, open: sessions - closed - abandoned },
  }));
}

export function responseRows({ days }: Dashboard): DayRow[] {
  return days.map(({ date, firstResponseP50, firstResponseP90 }) => ({
    date,
    values: { p50: firstResponseP50, p90: firstResponseP90 },
  }));
}

export function abandonmentRows({ days }: Dashboard): DayRow[] {
  return days.map(({ date, abandonmentRate }) => ({ date, values: { rate: abandonmentRate } }));
}

export function costRows({ cost }: Dashboard): DayRow[] {
  return cost.days.map(({ date, free, paid, coalesced }) => ({ date, values: { paid, free, coalesced } }));
}

export function availabilityRows({ days }: OperatorReport): DayRow[] {
  return days.map(({ date, onlineSeconds, awaySeconds }) => ({
    date,
    values: { online: onlineSeconds, away: awaySeconds },
  }));
}

export function ownSessionRows({ days }: OperatorReport): DayRow[] {
  return days.map(({ date, sessions }) => ({ date, values: { sessions } }));
}

/** Nothing happened on any day, so that there is nothing to draw. */
export function areEmpty(rows: readonly DayRow[]): boolean {
  return rows.every(({ values }) => Object.values(values).every((value) => !value));
}
