import { surveySettingsSchema } from '@jsk/contracts/settings';
import type { Client } from 'pg';
import { insertRows } from './insert-rows';
import { surveyComments } from './seed-months-words';
import { SeededRandom } from './seed-random';

interface ServedSession {
  readonly id: string;
  readonly lineUserId: string;
  readonly closedAt: Date;
  readonly username: string;
  /** Until the first answer, since the customer asked. */
  readonly seconds: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const { expiryHours } = surveySettingsSchema.parse({});

/** How much each is liked. */
const likings: Readonly<Record<string, number>> = { operator: 0.35, operator2: 0.1, supervisor: 0 };

/** Every session that somebody served was surveyed; a good third was answered, by when it is now. */
export async function seedSurveys(database: Client, now: Date): Promise<void> {
  const random = new SeededRandom(12_345);
  const { rows } = await database.query<ServedSession>(
    `SELECT s.id, s.line_user_id AS "lineUserId", s.closed_at AS "closedAt", o.username,
            coalesce(s.wait_seconds + s.first_response_seconds, 0) AS seconds
       FROM sessions s JOIN operators o ON o.id = s.operator_id
      WHERE s.status = 'CLOSED' ORDER BY s.id`,
  );
  await insertRows(
    database,
    'csat_surveys',
    rows.map((session) => surveyOf(session, now, random)),
  );
}

function surveyOf(session: ServedSession, now: Date, random: SeededRandom) {
  const sentAt = session.closedAt;
  const answer = random.happens(0.38) ? answerTo(session, random) : null;
  const hasAnswered = answer !== null && answer.at <= now;
  return {
    session_id: session.id,
    line_user_id: session.lineUserId,
    due_at: sentAt,
    sent_at: sentAt,
    expires_at: new Date(sentAt.getTime() + expiryHours * hourMs),
    score: hasAnswered ? answer.score : null,
    answered_at: hasAnswered ? answer.at : null,
    comment: hasAnswered ? answer.comment : null,
    commented_at: hasAnswered && answer.comment ? answer.at : null,
  };
}

/** Who waits long is less content, and now and then something goes wrong. */
function answerTo({ closedAt, username, seconds }: ServedSession, random: SeededRandom) {
  const mishap = random.happens(0.07) ? 0.55 : 0;
  const mood = random.between(0, 1) + (likings[username] ?? 0) - Math.min(0.6, seconds / 900) - mishap;
  const score = mood > 0.45 ? 5 : mood > 0.12 ? 4 : mood > -0.05 ? 3 : mood > -0.2 ? 2 : 1;
  const [first, ...others] = surveyComments[score] ?? [''];
  return {
    score,
    at: new Date(Math.floor(closedAt.getTime() + random.between(0.3, 25) * minuteMs)),
    comment: random.happens(score < 3 ? 0.5 : 0.18) ? random.oneOf([first ?? '', ...others]) : null,
  };
}
