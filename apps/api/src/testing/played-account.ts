import type { Week } from '@jsk/contracts/business-hours';
import {
  claimConversation,
  closeConversation,
  startConversation,
  transferConversation,
} from '@jsk/contracts/conversations';
import { sendMessage } from '@jsk/contracts/messages';
import type { ClosedBy } from '@jsk/contracts/sessions';
import { snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { OfflineTicketsService } from '@jsk/features/offline-tickets';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { SlaService } from '@jsk/features/sla';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import type { AccountClock } from '@jsk/testing/reference/account-days';
import { follow } from '@jsk/testing/reference/known-session';
import type { RandomNumbers } from '@jsk/testing/reference/random-numbers';
import type { Moment, SessionEvent, SessionHistory, Survey } from '@jsk/testing/reference/session-history';
import type { TestSystem } from './start-test-api';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** An answer is taken for so long. */
const surveyExpiryMs = 24 * hourMs;

export const handoffKeyword = 'คุยกับเจ้าหน้าที่';

/** One of the people who ask, and all that they went through. */
class PlayedCustomer {
  readonly line: LineCustomer;
  readonly sessions: (SessionHistory & { events: SessionEvent[]; survey: Survey | null; id: string })[] = [];
  /** Asked while the shop was closed. */
  hasTicket = false;
  /** When what is put aside comes back by itself. */
  asideUntil: Moment | null = null;

  constructor(lineUserId: string) {
    this.line = new LineCustomer(lineUserId);
  }

  get last() {
    return this.sessions.at(-1);
  }

  /** The session that is not over. */
  get open() {
    const known = this.last && follow(this.last);
    return known && known.endedAt === null ? known : null;
  }
}

/** Plays random customers and operators against the product, and writes down what happened. */
export class PlayedAccount {
  private readonly customers: readonly PlayedCustomer[];
  private number = 0;

  constructor(
    private readonly system: TestSystem,
    private readonly random: RandomNumbers,
    private readonly operators: readonly OperatorSession[],
    private readonly shop: { readonly clock: AccountClock; readonly week: Week },
    lineUserIds: readonly string[],
    /** What the product takes for now. */
    public now: Moment,
  ) {
    this.customers = lineUserIds.map((lineUserId) => new PlayedCustomer(lineUserId));
    system.api.setClock(new Date(now));
  }

  /** What happened so far. */
  get sessions(): (SessionHistory & { readonly id: string })[] {
    return this.customers.flatMap(({ sessions }) => sessions);
  }

  async play(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      await this.pass();
      // Several things happen at the same moment.
      for (let count = this.random.below(4); count > 0; count -= 1)
        await this.act(this.random.pick(this.customers));
    }
  }

  /** Time passes, and what timers and sweepers do by themselves is done. */
  private async pass(): Promise<void> {
    const { random } = this;
    const longest = random.pick([10_000, minuteMs, 3 * minuteMs, 5 * minuteMs, 30 * minuteMs, 6 * hourMs]);
    this.now += random.chance(0.2) ? 1000 * Math.floor(longest / 1000) : random.below(longest);
    this.system.api.setClock(new Date(this.now));
    const { app } = this.system.api;
    await app.get(SlaService).runDue();
    await app.get(OfflineTicketsService).runDue();
    for (const customer of this.customers) await this.enterQueue(customer);
    await app.get(SessionLifecycleService).runDue();
    for (const customer of this.customers) await this.look(customer);
  }

  /** A ticket becomes a session at opening. */
  private async enterQueue(customer: PlayedCustomer): Promise<void> {
    if (!customer.hasTicket || !this.shop.clock.isOpen(this.shop.week, this.now)) return;
    customer.hasTicket = false;
    await this.began(customer, { kind: 'KEYWORD', keyword: handoffKeyword }, []);
  }

  /** What the product has done by itself: brought back what was put aside, or ended what nobody took care of. */
  private async look(customer: PlayedCustomer): Promise<void> {
    if (!customer.open) return;
    if (
      customer.open.asideSince !== null &&
      customer.asideUntil !== null &&
      customer.asideUntil <= this.now
    ) {
      this.happens(customer, { kind: 'taken_up' });
    }
    const [row] = await this.system.rows.select<{ status: string; closedBy: ClosedBy | null }>(
      'SELECT status, closed_by AS "closedBy" FROM sessions WHERE id = $1',
      [customer.last?.id],
    );
    if (row?.status === 'ABANDONED') this.happens(customer, { kind: 'given_up' });
    else if (row?.closedBy) this.ends(customer, row.closedBy);
  }

  private async act(customer: PlayedCustomer): Promise<void> {
    const { open } = customer;
    if (customer.hasTicket) return;
    if (!open) return this.random.chance(0.5) ? this.rate(customer) : this.ask(customer);
    if (open.status === 'WAITING') return this.actOnWaiting(customer);
    return this.actOnActive(customer, this.operatorOf(open.operatorId));
  }

  private async ask(customer: PlayedCustomer): Promise<void> {
    if (this.random.chance(0.2)) {
      const operator = this.random.pick(this.operators);
      await operator.call(startConversation, { lineUserId: customer.line.lineUserId });
      const trigger = { kind: 'OPERATOR', keyword: null } as const;
      return this.began(customer, trigger, [{ kind: 'claimed', operatorId: operator.user.id, at: this.now }]);
    }
    await this.write(customer, handoffKeyword);
    if (!this.shop.clock.isOpen(this.shop.week, this.now)) customer.hasTicket = true;
    else await this.began(customer, { kind: 'KEYWORD', keyword: handoffKeyword }, []);
  }

  private async actOnWaiting(customer: PlayedCustomer): Promise<void> {
    if (this.random.chance(0.1)) {
      await this.write(customer, 'ออกจากคิว');
      return this.ends(customer, 'USER');
    }
    if (this.random.chance(0.2)) return this.write(customer, 'ยังรออยู่นะคะ');
    const operator = this.random.pick(this.operators);
    await operator.call(claimConversation, customer.line);
    this.happens(customer, { kind: 'claimed', operatorId: operator.user.id });
  }

  private async actOnActive(customer: PlayedCustomer, owner: OperatorSession): Promise<void> {
    const { lineUserId } = customer.line;
    const choice = this.random.fraction();
    if (choice < 0.25) {
      await owner.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });
      this.happens(customer, { kind: 'answered', operatorId: owner.user.id });
    } else if (choice < 0.35) {
      await this.writeAsServed(customer);
    } else if (choice < 0.68) {
      await this.snoozeOrWake(customer, owner);
    } else if (choice < 0.85) {
      await this.handOn(customer, owner);
    } else if (choice < 0.95) {
      await owner.call(closeConversation, { lineUserId });
      this.ends(customer, 'OPERATOR');
    } else {
      await this.write(customer, 'จบแชต');
      this.ends(customer, 'USER');
    }
  }

  private async writeAsServed(customer: PlayedCustomer): Promise<void> {
    const isAside = customer.open ? customer.open.asideSince !== null : false;
    await this.write(customer, 'ขอบคุณค่ะ');
    if (isAside) this.happens(customer, { kind: 'taken_up' });
  }

  /** What is put aside may be put aside for longer. */
  private async snoozeOrWake(customer: PlayedCustomer, owner: OperatorSession): Promise<void> {
    const { lineUserId } = customer.line;
    if (customer.open && customer.open.asideSince !== null && this.random.chance(0.3)) {
      await owner.call(wakeConversation, { lineUserId });
      return this.happens(customer, { kind: 'taken_up' });
    }
    customer.asideUntil = this.random.chance(0.5) ? null : this.now + 1 + this.random.below(2 * hourMs);
    const until = customer.asideUntil === null ? null : new Date(customer.asideUntil).toISOString();
    await owner.call(snoozeConversation, { lineUserId, until });
    this.happens(customer, { kind: 'put_aside' });
  }

  private async handOn(customer: PlayedCustomer, owner: OperatorSession): Promise<void> {
    const { lineUserId } = customer.line;
    const from = owner.user.id;
    const to = this.random.pick(this.operators).user.id;
    if (this.random.chance(0.4)) {
      await owner.call(transferConversation, { lineUserId, queue: true });
      this.happens(customer, { kind: 'put_back', from });
    } else if (to !== from) {
      await owner.call(transferConversation, { lineUserId, toOperatorId: to });
      this.happens(customer, { kind: 'handed_on', from, to });
    }
  }

  /** The first answer counts, when it comes in time. */
  private async rate({ line, last }: PlayedCustomer): Promise<void> {
    if (!last?.survey || last.survey.sentAt === null) return;
    const score = 1 + this.random.below(5);
    const tap = line.taps(`csat|${last.id}|${score}`, { timestamp: this.now });
    await this.system.process(tap);
    const isInTime = this.now < last.survey.sentAt + surveyExpiryMs;
    if (isInTime) last.survey = { ...last.survey, answer: last.survey.answer ?? { at: this.now, score } };
  }

  private write({ line }: PlayedCustomer, text: string): Promise<void> {
    return this.system.process(line.writes(text, { timestamp: this.now }));
  }

  private async began(
    customer: PlayedCustomer,
    trigger: SessionHistory['trigger'],
    events: SessionEvent[],
  ): Promise<void> {
    const { lineUserId } = customer.line;
    const [row] = await this.system.rows.select<{ id: string }>(
      'SELECT id FROM sessions WHERE line_user_id = $1 ORDER BY id DESC LIMIT 1',
      [lineUserId],
    );
    this.number += 1;
    const about = { id: row?.id ?? '', number: this.number, lineUserId, trigger, beganAt: this.now };
    customer.sessions.push({ ...about, events, survey: null });
  }

  private ends(customer: PlayedCustomer, by: ClosedBy): void {
    this.happens(customer, { kind: 'ended', by });
    const { last } = customer;
    const isClaimed = last?.events.some(({ kind }) => kind === 'claimed');
    if (last && isClaimed) last.survey = { sentAt: this.now, answer: null };
  }

  private happens(customer: PlayedCustomer, event: DistributiveOmit<SessionEvent, 'at'>): void {
    customer.last?.events.push({ ...event, at: this.now });
  }

  private operatorOf(operatorId: string | null): OperatorSession {
    const operator = this.operators.find(({ user }) => user.id === operatorId);
    if (!operator) throw new Error('Nobody has the session');
    return operator;
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
