import type { Particle } from './seed-fillers';
import type { SeededRandom } from './seed-random';
import { demoNames } from './seed-topics';

export interface PastCustomer {
  /** As in `demoCustomerId`. */
  readonly customerNumber: number;
  readonly displayName: string;
  readonly particle: Particle;
}

/** Far from those of the phone and of the demo day. */
const firstCustomerNumber = 1_000;
const customersAtFirst = 110;
const customersAtLast = 300;

/** They are left alone for so long after each chat. */
const pauseMs = 2 * 3_600_000;

/** Everybody who wrote in the past months; some write often, most of them once or twice. */
export class PastCustomers {
  private readonly customers = Array.from({ length: customersAtLast }, (_, index) => customerOf(index));
  private readonly busyUntil = new Map<PastCustomer, number>();

  constructor(private readonly random: SeededRandom) {}

  /** @param progress from 0 to 1: the account is known to more and more people. @returns null when all are busy. */
  pick(at: number, progress: number): PastCustomer | null {
    const known = customersAtFirst + (customersAtLast - customersAtFirst) * progress;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const customer = this.customers[Math.floor(known * this.random.next() ** 1.4)];
      if (customer && (this.busyUntil.get(customer) ?? 0) < at) return customer;
    }
    return null;
  }

  keepBusy(customer: PastCustomer, until: number): void {
    this.busyUntil.set(customer, until + pauseMs);
  }
}

/** First and last names of the demo day in other pairs: 7 and 11 have no factor in common with how many there are. */
function customerOf(index: number): PastCustomer {
  const [first, particle] = nameAt(index);
  const [last] = nameAt(7 * index + 11 * Math.floor(index / demoNames.length) + 3);
  const displayName = `${first.split(' ')[0]} ${last.slice(last.indexOf(' ') + 1)}`;
  return { customerNumber: firstCustomerNumber + index, displayName, particle };
}

function nameAt(index: number) {
  return demoNames[index % demoNames.length] ?? demoNames[0];
}
