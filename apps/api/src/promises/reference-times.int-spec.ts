import { getDashboard } from '@jsk/contracts/analytics';
import { updateBusinessHours, type Week } from '@jsk/contracts/business-hours';
import { createCustomer, createHandoffKeywords } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { AccountClock } from '@jsk/testing/reference/account-days';
import { dashboardOf } from '@jsk/testing/reference/dashboard-figures';
import { type CountedSession, knowAccount } from '@jsk/testing/reference/known-account';
import { RandomNumbers } from '@jsk/testing/reference/random-numbers';
import { AccountComparison, rounded } from '../testing/account-comparison';
import { handoffKeyword, PlayedAccount } from '../testing/played-account';
import { TestSystem } from '../testing/start-test-api';

/** More rounds take longer and find more: `REFERENCE_ROUNDS=20`. */
const rounds = Number(process.env.REFERENCE_ROUNDS ?? 1);
const seed = Number(process.env.REFERENCE_SEED ?? Date.now() % 1_000_000);
jest.setTimeout(300_000 * rounds);

const timeZone = 'Asia/Bangkok';
const working = [
  { from: '08:00', to: '12:00' },
  { from: '12:45', to: '23:00' },
];
const week: Week = { 1: working, 2: working, 3: working, 4: working, 5: working, 6: working, 7: working };
const thresholds = { queue_wait: 300, first_response: 120, resolution: 1800 };
const dayMs = 24 * 60 * 60_000;

let system: TestSystem;
let administrator: OperatorSession;
let operators: OperatorSession[];

beforeAll(async () => {
  // Without anything that is not asked for: an operator who is not connected keeps what they have.
  const routing = { requeueAfterMinutes: 0 };
  const survey = { asksForComment: false };
  system = await TestSystem.start({ settings: { routing, survey, messaging: { noticeHoldSeconds: 0 } } });
  await createHandoffKeywords(system.rows, [handoffKeyword]);
  administrator = await system.signIn({ role: 'ADMIN' });
  operators = [];
  for (let count = 0; count < 3; count += 1) operators.push(await system.signIn({ capacity: 50 }));
  await administrator.call(updateBusinessHours, { timeZone, week });
});
afterAll(() => system.stop());

/** What the product has stored of a session. */
const storedColumns = `
  s.id, s.line_user_id AS "lineUserId", s.status, s.operator_id AS "operatorId", s.closed_by AS "endedBy",
  s.first_responder_id AS "firstResponderId", s.transfer_count AS transfers, s.wait_seconds AS wait,
  s.first_response_seconds AS "firstResponse", s.resolution_seconds AS resolution, s.open_wait_seconds AS "openWait",
  s.open_first_response_seconds AS "openFirstResponse", s.open_resolution_seconds AS "openResolution", v.score,
  v.sent_at AS "surveyedAt",
  (SELECT coalesce(sum(extract(epoch FROM upper(p) - lower(p))), 0)::float8 FROM unnest(s.pauses) p) AS "asideSeconds",
  (SELECT coalesce(json_agg(json_build_array(b.kind, b.due_at, b.operator_id::text) ORDER BY b.kind), '[]')
     FROM sla_breaches b WHERE b.session_id = s.id) AS breaches,
  (SELECT coalesce(json_agg(t.from_operator_id::text ORDER BY t.id), '[]') FROM session_transfers t
    WHERE t.session_id = s.id) AS "handedOnBy"`;

/** The same as the reference has it. */
function storedOf(session: CountedSession & { readonly id: string }) {
  const { id, lineUserId, status, operatorId, endedBy, firstResponderId, handedOnBy, survey, aside } =
    session;
  const open = session.times.business;
  return {
    id,
    lineUserId,
    status,
    operatorId,
    endedBy,
    firstResponderId,
    transfers: handedOnBy.length,
    ...session.times.clock,
    openWait: open.wait,
    openFirstResponse: open.firstResponse,
    openResolution: open.resolution,
    score: survey?.answer?.score ?? null,
    surveyedAt: survey && new Date(survey.sentAt ?? NaN),
    asideSeconds: aside.reduce((ms, { from, to }) => ms + to - from, 0) / 1000,
    breaches: session.breaches
      .map(({ kind, at, operatorId: owner }) => [kind, new Date(at).toISOString(), owner])
      .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
    handedOnBy,
  };
}

describe('What the product stores of sessions equals what happened', () => {
  it(`whatever customers and operators do (seed ${seed})`, async () => {
    const random = new RandomNumbers(seed);
    const lineUserIds: string[] = [];
    for (let count = 0; count < 12; count += 1) lineUserIds.push(await createCustomer(system.rows));
    const clock = new AccountClock(timeZone);
    // A day ahead: what arrives is then never too old to be acted upon.
    const beginning = Math.ceil(Date.now() / dayMs) * dayMs + random.below(dayMs);
    const played = new PlayedAccount(system, random, operators, { clock, week }, lineUserIds, beginning);
    await played.play(120 * rounds);

    const { sessions, now } = played;
    const account = knowAccount({ sessions, messages: [], presence: [] }, { now, clock, week, thresholds });
    const rows = await system.rows.select<{ breaches: [string, string, string | null][] }>(
      `SELECT ${storedColumns} FROM sessions s LEFT JOIN csat_surveys v ON v.session_id = s.id
        ORDER BY s.line_user_id, s.id`,
    );
    const stored = rows.map((row) => ({
      ...row,
      breaches: row.breaches.map(([kind, at, owner]) => [kind, new Date(at).toISOString(), owner]),
    }));
    const idOf = new Map(sessions.map(({ number, id }) => [number, id]));
    const expected = account.sessions
      .map((session) => storedOf({ ...session, id: idOf.get(session.number) ?? '' }))
      .toSorted(
        (one, other) => one.lineUserId.localeCompare(other.lineUserId) || Number(one.id) - Number(other.id),
      );
    for (const [index, session] of expected.entries()) {
      const history = sessions.find(({ id }) => id === session.id);
      expect({ history, ...stored[index] }).toEqual({ history, ...session });
    }
    expect(stored).toHaveLength(expected.length);

    const period = { startDate: clock.dateOf(beginning - dayMs), endDate: clock.dateOf(now) };
    for (const measuredBy of ['clock', 'business'] as const) {
      const { totals } = await administrator.call(getDashboard, { ...period, measuredBy });
      expect(rounded(totals)).toEqual(rounded(dashboardOf(account, period, measuredBy).totals));
      const references = operators.map(({ user }) => ({ id: user.id, name: user.displayName }));
      await new AccountComparison(administrator, references).operatorFigures(account, period, measuredBy);
    }
    await new AccountComparison(administrator, []).liveFigures(account);
  });
});
