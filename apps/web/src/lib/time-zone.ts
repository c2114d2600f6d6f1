import { createStore } from './store';
import { isTimeZone, wallTimeAt } from './zoned-moment';

const ofBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Where the team's clocks are: in it every time is shown and chosen. Until the sign-in tells it, the browser's. */
export const timeZoneStore = createStore(ofBrowser);

/** @param name IANA; one that this browser does not know is left out */
export function followTimeZone(name: string): void {
  if (isTimeZone(name)) timeZoneStore.set(name);
}

/** Whether the clock of this computer reads something else at that moment, so that the zone has to be named. */
export function isForeignTime(date: Date): boolean {
  return wallTimeAt(date, timeZoneStore.get()) !== wallTimeAt(date, ofBrowser);
}
