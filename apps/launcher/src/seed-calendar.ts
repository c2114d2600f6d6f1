const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const bangkokOffsetMs = 7 * hourMs;

/** When the day began in Bangkok, which has no summer time. */
export function bangkokMidnight(now: Date): number {
  return Math.floor((now.getTime() + bangkokOffsetMs) / dayMs) * dayMs - bangkokOffsetMs;
}

/** @param midnight in Bangkok @returns 0 for Sunday up to 6. */
export function weekdayOf(midnight: number): number {
  return new Date(midnight + bangkokOffsetMs).getUTCDay();
}

/** Whether the shop opens on that day by the hours of a fresh installation. */
export function isWorkday(midnight: number): boolean {
  return weekdayOf(midnight) >= 1 && weekdayOf(midnight) <= 5;
}
