/** Numbers that look random and are the same at every start (mulberry32). */
export class SeededRandom {
  constructor(private state: number) {}

  /** @returns from 0 up to, but not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  oneOf<Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** Mostly near the median, now and then much more, as people take their time. */
  delay(median: number, low: number, high: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.min(high, Math.max(low, median * Math.exp(0.45 * normal)));
  }
}
