import type { HolidayEntry } from './holiday-entry';
import { addDays } from './zoned-time';

/** One line of a calendar after unfolding: `DTSTART;VALUE=DATE:20270101`. */
interface Property {
  readonly line: number;
  readonly text: string;
  readonly name: string;
  readonly value: string;
}

export function isCalendarFile(content: string): boolean {
  return /^\s*BEGIN:VCALENDAR/i.test(content);
}

/**
 * Reads the all-day events of an iCalendar file (RFC 5545). Cancelled ones are left out.
 * https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1
 */
export function readCalendarFile(content: string): HolidayEntry[] {
  const entries: HolidayEntry[] = [];
  let event: Map<string, Property> | null = null;
  // Alarms stand inside of events and have a summary of their own.
  const open: string[] = [];
  for (const property of unfold(content)) {
    const { name, value } = property;
    if (name === 'BEGIN') {
      open.push(value.toUpperCase());
      if (open.at(-1) === 'VEVENT') event = new Map([[name, property]]);
    } else if (name === 'END') {
      if (open.pop() === 'VEVENT' && event) entries.push(...readEvent(event));
    } else if (event && open.at(-1) === 'VEVENT') {
      event.set(name, property);
    }
  }
  return entries;
}

function readEvent(event: ReadonlyMap<string, Property>): HolidayEntry[] {
  if (event.get('STATUS')?.value.toUpperCase() === 'CANCELLED') return [];
  const begin = event.get('DTSTART') ?? event.get('BEGIN');
  const summary = event.get('SUMMARY');
  const name = unescape(summary?.value ?? '');
  const place = { line: begin?.line ?? 0, text: `${begin?.text ?? ''} ${name}` };
  const first = dateFrom(event.get('DTSTART')?.value);
  if (!event.has('DTSTART')) return [{ ...place, problem: 'no_date' }];
  if (!first) return [{ ...place, problem: 'not_all_day' }];
  if (event.has('RRULE') || event.has('RDATE')) return [{ ...place, problem: 'repeats' }];
  return [{ ...place, first, last: lastDateOf(event, first), name }];
}

/** The end is the day after the last one; an event without an end lasts a day, or as long as its duration. */
function lastDateOf(event: ReadonlyMap<string, Property>, first: string): string {
  const end = dateFrom(event.get('DTEND')?.value);
  if (end) return end > first ? addDays(end, -1) : first;
  const duration = /^P(\d{1,4})([DW])$/i.exec(event.get('DURATION')?.value ?? '');
  if (!duration) return first;
  const days = Number(duration[1]) * (duration[2]?.toUpperCase() === 'W' ? 7 : 1);
  return addDays(first, Math.max(days, 1) - 1);
}

/** @returns `2027-01-01` for `20270101`, and null for a moment of a day. */
function dateFrom(value: string | undefined): string | null {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(value?.trim() ?? '');
  return date && date.slice(1).join('-');
}

/** A long line goes on in the next one, after a space or a tab. */
function unfold(content: string): Property[] {
  const lines: { line: number; text: string }[] = [];
  for (const [index, text] of content.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(text)) last.text += text.slice(1);
    else lines.push({ line: index + 1, text });
  }
  return lines.flatMap(({ line, text }) => {
    // A parameter in quotes may contain the colon that ends the name otherwise.
    const parts = /^([\w-]+)(?:;(?:[^":]|"[^"]*")*)?:(.*)$/.exec(text);
    return parts ? [{ line, text, name: (parts[1] ?? '').toUpperCase(), value: parts[2] ?? '' }] : [];
  });
}

/** Commas, semicolons and line breaks of a text are escaped: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
function unescape(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? ' ' : sign)).trim();
}
