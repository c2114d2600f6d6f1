import { type Opening, openingAt, type OpeningHours } from './opening.policy';

/** What decides may change at midnight although it stays open or closed. */
const rememberedMs = 60 * 60 * 1000;

/** Remembers the answer for a while: for a shop that is closed for long, a whole year is looked through. */
export class KnownOpening {
  private last: { readonly opening: Opening; readonly from: number; readonly to: number } | null = null;

  constructor(private readonly hours: OpeningHours) {}

  at(now: Date): Opening {
    const time = now.getTime();
    if (this.last && time >= this.last.from && time < this.last.to) return this.last.opening;
    const opening = openingAt(this.hours, now);
    const to = Math.min(opening.changesAt?.getTime() ?? Infinity, time + rememberedMs);
    this.last = { opening, from: time, to };
    return opening;
  }
}
