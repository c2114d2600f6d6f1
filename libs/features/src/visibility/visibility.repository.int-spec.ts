import { sqlOver } from '@jsk/platform/database/sql';
import { createCustomer, createOperator, createSession, createSkill } from '@jsk/testing/factories';
import { TestRows } from '@jsk/testing/test-rows';
import { Pool } from 'pg';
import { audienceOf, conditionOf, type NewestSession, type VisibilityRules } from './visibility.policy';
import { VisibilityRepository } from './visibility.repository';

let rows: TestRows;
let pool: Pool;
let operatorId: string;
let colleagueId: string;
let ownSkill: string;
let otherSkill: string;
const repository = new VisibilityRepository();

beforeAll(async () => {
  rows = await TestRows.create();
  pool = new Pool({ connectionString: rows.url, max: 2 });
  pool.on('error', () => undefined);
  const operator = await createOperator(rows);
  operatorId = operator.id;
  colleagueId = (await createOperator(rows)).id;
  ownSkill = await createSkill(rows, 'own', [operator]);
  otherSkill = await createSkill(rows, 'other');
});
afterAll(async () => {
  await pool.end();
  await rows.close();
});

/** Every kind of conversation there can be, as far as the rule looks at it. */
function everyNewestSession(): (NewestSession | null)[] {
  const sessions: (NewestSession | null)[] = [null];
  for (const status of ['WAITING', 'ACTIVE', 'CLOSED', 'ABANDONED'] as const) {
    for (const owner of status === 'WAITING' ? [null] : [operatorId, colleagueId, null]) {
      if (status === 'ACTIVE' && owner === null) continue;
      for (const skillId of [null, ownSkill, otherSkill]) {
        for (const isOpenToAll of skillId ? [false, true] : [false]) {
          sessions.push({ status, operatorId: owner, skillId, isOpenToAll });
        }
      }
    }
  }
  return sessions;
}

async function conversationWith(session: NewestSession | null): Promise<string> {
  const lineUserId = await createCustomer(rows);
  if (!session) return lineUserId;
  const given = { operatorId: session.operatorId ?? undefined, skillId: session.skillId ?? undefined };
  await createSession(rows, lineUserId, given);
  const isOver = session.status === 'CLOSED' || session.status === 'ABANDONED';
  await rows.select(
    `UPDATE sessions SET status = $2, closed_at = CASE WHEN $3 THEN now() END,
            opened_to_all_at = CASE WHEN $4 THEN now() END WHERE line_user_id = $1`,
    [lineUserId, session.status, isOver, session.isOpenToAll],
  );
  return lineUserId;
}

const everyRule: VisibilityRules[] = (['all', 'skill', 'own'] as const).flatMap((visibility) =>
  (['manual', 'round_robin'] as const).map((assignment) => ({ visibility, assignment })),
);

describe.each(everyRule)('By the rule $visibility ($assignment)', (rules) => {
  it('news go to exactly those who may look', async () => {
    const sql = sqlOver(pool);
    for (const session of everyNewestSession()) {
      const lineUserId = await conversationWith(session);
      expect(await repository.findNewestSession(sql, lineUserId)).toEqual(session);
      const audience = audienceOf(session, rules);
      const isTold =
        audience.kind === 'everybody' ||
        audience.operatorIds.includes(operatorId) ||
        audience.skillIds.includes(ownSkill);
      const mayLook = await repository.sees(sql, operatorId, lineUserId, conditionOf(rules));
      expect({ session, isTold }).toEqual({ session, isTold: mayLook });
    }
  });
});
