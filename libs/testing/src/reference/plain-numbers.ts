import type { Durations } from '@jsk/contracts/analytics';

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @returns null of nothing. */
export function average(numbers: readonly number[]): number | null {
  return numbers.length > 0 ? sum(numbers) / numbers.length : null;
}

/** @returns null when there is nothing to share. */
export function share(part: number, all: number): number | null {
  return all > 0 ? part / all : null;
}

/** @returns the smallest number that so many per cent do not exceed, or null of nothing. */
export function percentile(percent: number, numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted.find((_, index) => (index + 1) * 100 >= percent * sorted.length) ?? null;
}

export function durations(times: readonly (number | null)[]): Durations {
  const known = times.filter((time) => time !== null);
  return {
    count: known.length,
    average: average(known),
    p50: percentile(50, known),
    p90: percentile(90, known),
    p99: percentile(99, known),
  };
}

/** @returns the items of each key, in their order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}
