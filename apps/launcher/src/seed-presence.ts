import type { Client } from 'pg';
import { insertRows } from './insert-rows';
import { bangkokMidnight, isWorkday } from './seed-calendar';
import { pastDays, team } from './seed-months';
import { SeededRandom } from './seed-random';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Who was there when the shop was open, with an hour's lunch one after the other, up to now. */
export async function seedPresence(database: Client, now: Date): Promise<void> {
  const { rows } = await database.query<{ id: string; username: string }>(
    'SELECT id, username FROM operators',
  );
  const ids = new Map(rows.map(({ id, username }) => [username, id]));
  await insertRows(database, 'operator_presence_spans', spansOf(ids, now));
}

function spansOf(ids: ReadonlyMap<string, string>, now: Date) {
  const random = new SeededRandom(8_17);
  const today = bangkokMidnight(now);
  const days = Array.from({ length: pastDays + 1 }, (_, index) => today - (pastDays - index) * dayMs);
  return days.filter(isWorkday).flatMap((midnight) =>
    team.flatMap(({ username }, place) => {
      const operatorId = ids.get(username);
      // Now and then somebody is on leave.
      if (!operatorId || random.happens(0.06)) return [];
      return workdayOf(midnight, place, random).flatMap(({ status, from, to }) => {
        const until = Math.min(to, now.getTime());
        if (until <= from) return [];
        return { operator_id: operatorId, status, started_at: new Date(from), ended_at: new Date(until) };
      });
    }),
  );
}

function workdayOf(midnight: number, place: number, random: SeededRandom) {
  const at = (hour: number, minutes: number) => Math.floor(midnight + (hour * 60 + minutes) * minuteMs);
  const comes = at(7, 50 + random.between(0, 20));
  const lunch = at(11, 30 + place * 45 + random.between(0, 10));
  const back = lunch + random.between(45, 60) * minuteMs;
  const goes = at(17, random.between(0, 25));
  return [
    { status: 'online', from: comes, to: lunch },
    { status: 'away', from: lunch, to: back },
    { status: 'online', from: back, to: goes },
  ];
}
