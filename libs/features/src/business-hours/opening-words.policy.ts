import { type Interval, isoWeekdays, type IsoWeekday, type Week } from '@jsk/contracts/business-hours';
import { addDays, dateOf, isoWeekdayOf, offsetAt } from './zoned-time';

const dayNames: Record<IsoWeekday, string> = {
  1: 'จันทร์',
  2: 'อังคาร',
  3: 'พุธ',
  4: 'พฤหัสบดี',
  5: 'ศุกร์',
  6: 'เสาร์',
  7: 'อาทิตย์',
};

/** January first. */
export const thaiMonths = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;

/** The Thai calendar counts from the Buddha's death. */
export const buddhistEraYears = 543;

/**
 * The opening hours as customers are told, in Thai: `จันทร์-ศุกร์ 08:00-17:00 น.` Days with the same hours stand together;
 * days that are not named are closed.
 */
export function describeWeek(week: Week): string {
  const daysByHours = new Map<string, IsoWeekday[]>();
  for (const day of isoWeekdays) {
    const hours = describeIntervals(week[day]);
    if (hours) daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), day]);
  }
  const parts = [...daysByHours].map(([hours, days]) => `${describeDays(days)} ${hours}`);
  return parts.join(' ') || 'ปิดทุกวัน';
}

function describeDays(days: readonly IsoWeekday[]): string {
  if (days.length === isoWeekdays.length) return 'ทุกวัน';
  const runs: IsoWeekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => [...new Set([run[0], run.at(-1)])].map((day) => day && dayNames[day]).join('-'))
    .join(', ');
}

function describeIntervals(intervals: readonly Interval[]): string {
  const spans = intervals.map(({ from, to }) => (isWholeDay({ from, to }) ? null : `${from}-${to}`));
  if (spans.includes(null)) return 'ตลอด 24 ชั่วโมง';
  return spans.length > 0 ? `${spans.join(', ')} น.` : '';
}

function isWholeDay({ from, to }: Interval): boolean {
  return from === '00:00' && (to === '24:00' || to === '00:00');
}

/**
 * The next opening as it follows "when we open", in Thai and with a space before it: ` วันนี้เวลา 13:00 น.`
 * @returns nothing when there is none.
 */
export function describeOpening(opensAt: Date | null, now: Date, timeZone: string): string {
  if (!opensAt) return '';
  const [opens, today] = [opensAt, now].map((at) => wallTextOf(at, timeZone));
  if (!opens || !today) return '';
  const { date, time } = opens;
  if (date === today.date) return ` วันนี้เวลา ${time} น.`;
  const weekday = `วัน${dayNames[isoWeekdayOf(date)]}`;
  if (date === addDays(today.date, 1)) return ` พรุ่งนี้ (${weekday}) เวลา ${time} น.`;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const yearText = today.date.startsWith(`${year}-`) ? '' : ` ${year + buddhistEraYears}`;
  return ` ${weekday}ที่ ${day} ${thaiMonths[month - 1]}${yearText} เวลา ${time} น.`;
}

/** A date as customers are told, in Thai: `21 พฤศจิกายน 2569`. */
export function describeDate(at: Date, timeZone: string): string {
  const [year = 0, month = 0, day = 0] = wallTextOf(at, timeZone).date.split('-').map(Number);
  return `${day} ${thaiMonths[month - 1]} ${year + buddhistEraYears}`;
}

function wallTextOf(at: Date, timeZone: string): { date: string; time: string } {
  const wall = at.getTime() + offsetAt(at.getTime(), timeZone);
  return { date: dateOf(wall), time: new Date(wall).toISOString().slice(11, 16) };
}
