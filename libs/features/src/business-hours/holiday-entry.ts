import type { HolidayProblem } from '@jsk/contracts/business-hours';

/** What an entry of a list says: the dates from the first to the last, or why it says none. */
export type HolidayEntry = { readonly line: number; readonly text: string } & (
  | { readonly first: string; readonly last: string; readonly name: string }
  | { readonly problem: HolidayProblem }
);
