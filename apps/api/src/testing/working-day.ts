import { endBusinessHoursOverride, updateBusinessHours } from '@jsk/contracts/business-hours';
import { closeConversation } from '@jsk/contracts/conversations';
import { sendMessage } from '@jsk/contracts/messages';
import { AvailabilityService } from '@jsk/features/availability';
import { OfflineTicketsService } from '@jsk/features/offline-tickets';
import { RoutingService } from '@jsk/features/routing';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createHandoffKeywords, createOperator } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import type { TestSystem } from './start-test-api';

const minuteMs = 60_000;

/** Minutes of the day are counted from seven in the morning; at this one somebody is gone without a word. */
const vanishes = 3 * 60;

/** What a customer writes to get whom. */
const requests = [
  { text: 'ติดต่อฝ่ายขาย', skill: 'ขาย' },
  { text: 'แจ้งซ่อม', skill: 'ซ่อม' },
  { text: 'คุยกับเจ้าหน้าที่', skill: null },
] as const;

interface Arrival {
  readonly minute: number;
  readonly text: string;
}

/** A conversation that an operator has in hand. */
interface Conversation {
  readonly sessionId: string;
  readonly lineUserId: string;
  readonly operatorId: string;
  readonly minutes: number;
  readonly isAnswered: boolean;
}

/**
 * A day in a shop, minute by minute, with the clock held in the hand: open from eight to five with a lunch break, two
 * skills, customers who come in waves, and operators who answer, close, forget to close, and vanish. The same day at
 * every run.
 */
export class WorkingDay {
  readonly operators = new Map<string, OperatorSession>();
  private readonly present = new Set<string>();
  private readonly arrivals: readonly Arrival[];
  private readonly numbers = new Map<string, number>();
  private now: Date;

  private constructor(
    private readonly system: TestSystem,
    /** Seven in the morning in Bangkok, a day ahead: what arrives is then never too old to be acted upon. */
    private readonly beginning: Date,
    customers: number,
  ) {
    this.now = beginning;
    this.arrivals = arrivalsOf(customers);
  }

  static async prepare(
    system: TestSystem,
    { customers, operators, capacity }: { customers: number; operators: number; capacity: number },
  ): Promise<WorkingDay> {
    const dayMs = 24 * 60 * minuteMs;
    const beginning = new Date(Math.ceil(Date.now() / dayMs) * dayMs);
    const day = new WorkingDay(system, beginning, customers);
    await day.openShop();
    for (let number = 0; number < operators; number += 1) await day.hire(number, capacity);
    return day;
  }

  /** Lets the day pass until the evening. @param at called after every minute with the time as `13:05`. */
  async pass(at: (time: string) => Promise<void>): Promise<void> {
    for (let minute = 20; minute <= 11 * 60 + 15; minute += 1) {
      this.now = new Date(this.beginning.getTime() + minute * minuteMs);
      this.system.api.setClock(this.now);
      await this.changeShift(minute);
      await this.letCustomersWrite(minute);
      await this.lookAfterEverything();
      if (await this.letOperatorsWork(minute)) await this.lookAfterEverything();
      await at(timeOf(minute));
    }
  }

  private get vanishing(): OperatorSession | undefined {
    return this.operators.values().next().value;
  }

  private async openShop(): Promise<void> {
    const hours = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ];
    const week = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours };
    const administrator = await this.system.signIn({ role: 'ADMIN' });
    await administrator.call(updateBusinessHours, { timeZone: 'Asia/Bangkok', week });
    await administrator.call(endBusinessHoursOverride, {});
    await createHandoffKeywords(
      this.system.rows,
      requests.map(({ text }) => text),
    );
    for (const { text, skill } of requests) {
      if (skill === null) continue;
      await this.system.rows.select(
        `WITH made AS (INSERT INTO skills (name) VALUES ($1) RETURNING id)
         UPDATE handoff_keywords SET skill_id = (SELECT id FROM made) WHERE keyword = $2`,
        [skill, text],
      );
    }
  }

  /** Every second one can sell, the others can repair. */
  private async hire(number: number, capacity: number): Promise<void> {
    const credentials = await createOperator(this.system.rows, { displayName: `เจ้าหน้าที่ ${number + 1}` });
    await this.system.rows.select('UPDATE operators SET capacity = $2 WHERE id = $1', [
      credentials.id,
      capacity,
    ]);
    await this.system.rows.select(`INSERT INTO operator_skills SELECT $1, id FROM skills WHERE name = $2`, [
      credentials.id,
      requests[number % 2]?.skill,
    ]);
    this.operators.set(credentials.id, await this.system.signInAs(credentials));
  }

  /** Everybody comes before eight; one vanishes at ten without a word; the others go half an hour after five. */
  private async changeShift(minute: number): Promise<void> {
    for (const [id, operator] of this.operators) {
      if (minute === 50) {
        await operator.openTab();
        this.present.add(id);
      }
      if (minute === (operator === this.vanishing ? vanishes : 10 * 60 + 30)) {
        operator.close();
        this.present.delete(id);
      }
    }
  }

  private async letCustomersWrite(minute: number): Promise<void> {
    const events = this.arrivals
      .filter((arrival) => arrival.minute === minute)
      .map(({ text }, index) => new LineCustomer().writes(text, { timestamp: this.now.getTime() + index }));
    if (events.length > 0) await this.system.process(...events);
  }

  /** What timers and sweepers do by themselves, done now. */
  private async lookAfterEverything(): Promise<void> {
    const { app } = this.system.api;
    await app.get(AvailabilityService).markGone();
    await app.get(OfflineTicketsService).runDue();
    await app.get(SessionLifecycleService).runDue();
    await app.get(RoutingService).drain();
  }

  /**
   * Answers after a minute and closes after seven; every twentieth conversation is forgotten after its answer.
   * @returns whether anything was done.
   */
  private async letOperatorsWork(minute: number): Promise<boolean> {
    let isAnythingDone = false;
    for (const { sessionId, lineUserId, operatorId, minutes, isAnswered } of await this.listInHand()) {
      const operator = this.operators.get(operatorId);
      if (!operator || !this.present.has(operatorId)) continue;
      // Takes customers but answers no new one for a while before being gone; back in the queue before they time out.
      const isAbsent = operator === this.vanishing && minute >= vanishes - 15;
      const isForgotten = this.numberOf(sessionId) % 20 === 0;
      if (!isAnswered && isAbsent) continue;
      if (!isAnswered && minutes >= 1) {
        await operator.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ ดูแลให้นะคะ', clientId: newClientId() });
      } else if (isAnswered && minutes >= 7 && !isForgotten) {
        await operator.call(closeConversation, { lineUserId });
      } else continue;
      isAnythingDone = true;
    }
    return isAnythingDone;
  }

  /** The how manieth conversation it is that came into somebody's hands; the same at every run, unlike ids. */
  private numberOf(sessionId: string): number {
    const number = this.numbers.get(sessionId) ?? this.numbers.size + 1;
    this.numbers.set(sessionId, number);
    return number;
  }

  private listInHand(): Promise<Conversation[]> {
    return this.system.rows.select<Conversation & Record<string, unknown>>(
      `SELECT id AS "sessionId", line_user_id AS "lineUserId", operator_id AS "operatorId",
              extract(epoch FROM $1::timestamptz - claimed_at) / 60 AS minutes,
              first_response_at >= claimed_at AS "isAnswered"
         FROM sessions WHERE status = 'ACTIVE' ORDER BY claimed_at, id`,
      [this.now],
    );
  }
}

function timeOf(minute: number): string {
  const hour = 7 + Math.floor(minute / 60);
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A trickle before opening and in the evening, waves in the morning, after lunch and just before closing. */
function arrivalsOf(customers: number): Arrival[] {
  const waves = [
    { share: 0.05, from: 30, to: 60 },
    { share: 0.3, from: 60, to: 180 },
    { share: 0.1, from: 180, to: 300 },
    { share: 0.1, from: 300, to: 360 },
    { share: 0.1, from: 360, to: 560 },
    { share: 0.3, from: 590, to: 600 },
    { share: 0.05, from: 600, to: 660 },
  ];
  let number = 0;
  const arrivals = waves.flatMap(({ share, from, to }) =>
    Array.from({ length: Math.round(customers * share) }, (): Arrival => {
      number += 1;
      // Spread without a pattern that the minutes could fall in with.
      const part = (number * 0.618_034) % 1;
      const request = requests[number % requests.length] ?? requests[0];
      return { minute: Math.floor(from + part * (to - from)), text: request.text };
    }),
  );
  return arrivals.toSorted((one, other) => one.minute - other.minute);
}
