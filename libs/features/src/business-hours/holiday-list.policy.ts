import { businessHoursLimits, type HolidayImport, type HolidayProblem } from '@jsk/contracts/business-hours';
import type { HolidayEntry } from './holiday-entry';
import { isCalendarFile, readCalendarFile } from './calendar-file.policy';
import { buddhistEraYears, thaiMonths } from './opening-words.policy';
import { addDays, dateOf, wallOf } from './zoned-time';

export interface HolidayList {
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly problems: HolidayImport['problems'];
}

/** A holiday of several days is no longer than this; what is longer is rather a mistake. */
const maxDaysOfEntry = 31;

/** More than a date and the longest name: what is longer is no list, and not looked through to its end. */
const maxLineLength = 1000;

/**
 * Reads an iCalendar file, or a list with a date and a name a line as people paste it: dates as `2027-01-01`,
 * `1/1/2570` (day first), `1 มกราคม 2570`, `13-15 เม.ย. 2570` or `January 1, 2027`, in either calendar, with Thai digits or
 * ours; or the columns of a CSV file.
 */
export function readHolidayList(text: string): HolidayList {
  const content = text.replace(/^\ufeff/, '').normalize('NFC');
  const entries = isCalendarFile(content) ? readCalendarFile(content) : readLines(content);
  const holidays: { date: string; name: string }[] = [];
  const problems: HolidayImport['problems'] = [];
  for (const entry of entries) {
    const problem = problemOf(entry);
    if (problem || !('first' in entry)) {
      problems.push({
        line: entry.line,
        text: entry.text.trim().slice(0, 200),
        problem: problem ?? 'no_date',
      });
      continue;
    }
    for (let date = entry.first; date <= entry.last; date = addDays(date, 1)) {
      holidays.push({ date, name: entry.name });
    }
  }
  return { holidays, problems };
}

function problemOf(entry: HolidayEntry): HolidayProblem | null {
  if ('problem' in entry) return entry.problem;
  const { first, last, name } = entry;
  if (!isDate(first) || !isDate(last) || last < first) return 'no_such_date';
  if (name === '') return 'no_name';
  if ([...name].length > businessHoursLimits.dayName) return 'name_too_long';
  return last >= addDays(first, maxDaysOfEntry) ? 'too_many_days' : null;
}

function isDate(date: string): boolean {
  return !Number.isNaN(wallOf(date)) && dateOf(wallOf(date)) === date;
}

function readLines(content: string): HolidayEntry[] {
  const lines = content.split(/\r\n|\n|\r/).map((text, index) => ({ text, line: index + 1 }));
  const written = lines.filter(({ text }) => /[^\s,;]/.test(text));
  const [heading] = written;
  const isHeading = heading && !/\p{Nd}/u.test(heading.text);
  return written
    .slice(isHeading ? 1 : 0)
    .map(({ text, line }) => ({ line, text, ...readLine(text.slice(0, maxLineLength)) }));
}

function readLine(text: string): { first: string; last: string; name: string } | { problem: HolidayProblem } {
  const atStart = findDates(text);
  if (atStart) {
    const isColumn = /^["\s]*[,;\t]/.test(atStart.rest);
    const name = isColumn ? (columnsOf(atStart.rest)[0] ?? '') : atStart.rest;
    return { ...atStart.dates, name: withoutEdges(name) };
  }
  const columns = columnsOf(text);
  const dates = columns.map((column) => findDates(column));
  const index = dates.findIndex((found) => found?.rest.trim() === '');
  const found = dates[index];
  if (!found) return { problem: 'no_date' };
  return { ...found.dates, name: withoutEdges(columns.find((_, place) => place !== index) ?? '') };
}

/** Columns that are not empty; quotes are doubled inside of quotes. */
function columnsOf(text: string): string[] {
  const columns = text.matchAll(/"((?:[^"]|"")*)"|[^,;\t"]+/g);
  return [...columns]
    .map(([all, quoted]) => (quoted === undefined ? all : quoted.replaceAll('""', '"')).trim())
    .filter((column) => column !== '');
}

function withoutEdges(text: string): string {
  return text.replace(/^[\s"',;:|–-]+|[\s"',;]+$/g, '');
}

const thaiShort = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ');
const english = 'january february march april may june july august september october november december'.split(
  ' ',
);
const monthNames = new Map<string, number>(
  [thaiMonths, thaiShort, english, english.map((name) => name.slice(0, 3))].flatMap((names) =>
    names.map((name, index): [string, number] => [name, index + 1]),
  ),
);

const anyMonth = [...monthNames.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', '\\.?'))
  .join('|');
const weekday = '(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?';
const month = `(?<month>${anyMonth})\\.?`;
const days = '(?<day>\\d{1,2})(?:\\s*[-–]\\s*(?<lastDay>\\d{1,2}))?';
const year = '(?:(?:พ\\.?ศ\\.?|ค\\.?ศ\\.?)\\s*)?(?<year>\\d{4})';
const datePatterns = [
  String.raw`${year}[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.]${year}`,
  String.raw`${days}\s*${month}\s*${year}`,
  String.raw`${month}\s*${days},?\s*${year}`,
].map((pattern) => new RegExp(String.raw`^["'\s]*(?:${weekday}\s*)?${pattern}(?!\d)"?`, 'i'));

/** @returns the dates with which the text begins, which may not exist, and what comes after them. */
function findDates(text: string): { dates: { first: string; last: string }; rest: string } | null {
  const digits = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  for (const pattern of datePatterns) {
    const match = pattern.exec(digits);
    if (!match?.groups) continue;
    const { year = '', month = '', day = '', lastDay = day } = match.groups;
    const dates = { first: dateFrom(year, month, day), last: dateFrom(year, month, lastDay) };
    return { dates, rest: text.slice(match[0].length) };
  }
  return null;
}

/** The year 2570 of the Thai calendar is 2027; nobody plans holidays for our 2570. */
const firstBuddhistYear = 2400;

function dateFrom(yearText: string, monthText: string, day: string): string {
  const year = Number(yearText);
  const month =
    Number(monthText) || monthNames.get(monthText.toLowerCase()) || monthOfAbbreviation(monthText);
  const commonYear = year >= firstBuddhistYear ? year - buddhistEraYears : year;
  return [String(commonYear), String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** `มค` and `ม.ค` are January, too. */
function monthOfAbbreviation(text: string): number {
  const letters = (name: string) => name.replaceAll('.', '');
  return thaiShort.findIndex((name) => letters(name) === letters(text)) + 1;
}
