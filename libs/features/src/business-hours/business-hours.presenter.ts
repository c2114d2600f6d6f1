import type { BusinessHours, OpeningStatus } from '@jsk/contracts/business-hours';
import type { StoredHours } from './business-hours.repository';
import { type Opening, openingAt, type OpeningHours, overrideInForce } from './opening.policy';
import { describeWeek } from './opening-words.policy';
import { addDays, todayIn } from './zoned-time';

export function toOpeningHours({ timeZone, week, override, days }: StoredHours): OpeningHours {
  return { timeZone, week, override, days: new Map(days.map(({ date, intervals }) => [date, intervals])) };
}

export function presentStatus({ isOpen, because, changesAt }: Opening): OpeningStatus {
  const changes = changesAt?.toISOString() ?? null;
  return { isOpen, because, changesAt: changes, opensAt: isOpen ? null : changes };
}

export function presentHours(stored: StoredHours, now: Date): BusinessHours {
  const { timeZone, week } = stored;
  const hours = toOpeningHours(stored);
  const override = overrideInForce(hours, now);
  const yesterday = addDays(todayIn(timeZone, now), -1);
  return {
    timeZone,
    week,
    override: override && { state: override.state, until: override.until?.toISOString() ?? null },
    days: stored.days.filter(({ date }) => date >= yesterday),
    status: presentStatus(openingAt(hours, now)),
    description: describeWeek(week),
  };
}
