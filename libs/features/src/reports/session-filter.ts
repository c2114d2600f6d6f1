import type { sessionFilterFields } from '@jsk/contracts/reports';
import type { Period } from '@jsk/contracts/periods';
import type { z } from 'zod';
import { sessionMeasures } from '../measures';

type Asked = z.output<z.ZodObject<typeof sessionFilterFields>>;

/** Which sessions are meant, with the days as they came out. */
export interface SessionFilter extends Omit<Asked, 'days' | keyof Period>, Period {
  readonly timeZone: string;
  /** Decides what is known by now. */
  readonly now: Date;
}

const { isAwaited, isClaimed, isClosed, isAbandoned, hasLeftQueue, isOver, cameBack, stayedAway } =
  sessionMeasures;

/** A statement that is being put together, and its values. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** @returns the placeholder of the value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(condition: string): void {
    this.conditions.push(condition);
  }

  toString(): string {
    return this.conditions.map((condition) => `(${condition})`).join(' AND ');
  }
}

/** @returns the conditions over `sessions s LEFT JOIN csat_surveys v`. */
export function conditionsOf(filter: SessionFilter): Conditions {
  const conditions = new Conditions();
  const timeZone = conditions.value(filter.timeZone);
  const startDate = conditions.value(filter.startDate);
  const endDate = conditions.value(filter.endDate);
  conditions.add(sessionMeasures.isWithin('s.created_at', { startDate, endDate, timeZone }));

  const equals = (expression: string, value: unknown) => {
    if (value !== undefined) conditions.add(`${expression} = ${conditions.value(value)}`);
  };
  const began = `s.created_at AT TIME ZONE ${timeZone}`;
  equals('s.status', filter.status);
  equals('s.operator_id', filter.operatorId);
  equals('s.first_responder_id', filter.firstResponderId);
  equals('s.trigger_kind', filter.trigger);
  equals('s.trigger_keyword', filter.keyword);
  equals('v.score', filter.score);
  equals(`extract(isodow FROM ${began})::int`, filter.weekday);
  equals(`extract(hour FROM ${began})::int`, filter.hour);
  if (filter.breach !== undefined) {
    const kind = conditions.value(filter.breach);
    conditions.add(`EXISTS (SELECT FROM sla_breaches b WHERE b.session_id = s.id AND b.kind = ${kind})`);
  }
  if (filter.begunBy !== undefined) {
    conditions.add(filter.begunBy === 'customer' ? isAwaited : `NOT ${isAwaited}`);
  }
  if (filter.outcome !== undefined) conditions.add(outcomeOf(filter.outcome, conditions, filter.now));
  return conditions;
}

function outcomeOf(outcome: NonNullable<Asked['outcome']>, conditions: Conditions, now: Date): string {
  switch (outcome) {
    case 'claimed':
      return isClaimed;
    case 'answered':
      return `s.first_response_at IS NOT NULL`;
    case 'closed':
      return isClosed;
    case 'abandoned':
      return isAbandoned;
    case 'left_queue':
      return `${isAbandoned} AND ${hasLeftQueue}`;
    case 'open':
      return `NOT ${isOver}`;
    case 'came_back':
      return cameBack;
    case 'not_come_back':
      return stayedAway(`${conditions.value(now)}::timestamptz`);
  }
}
