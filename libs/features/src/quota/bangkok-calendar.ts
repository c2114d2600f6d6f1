/** Thailand has had no daylight saving time since 1920, so its calendar needs no tables. */
const offsetMs = 7 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** @returns the day it is in Bangkok, as `2026-11-21`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(startOfDay(day).getTime() + days * dayMs));
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function daysInMonth(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Every day from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((startOfDay(last).getTime() - startOfDay(first).getTime()) / dayMs) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** @returns days, with their fraction, from the beginning of a day on. */
export function daysSince(day: string, at: Date): number {
  return (at.getTime() - startOfDay(day).getTime()) / dayMs;
}
