import { TestSystem } from '../testing/start-test-api';
import { WorkingDay } from '../testing/working-day';

/** Some thousand requests and twelve hours, which take a minute or two. */
jest.setTimeout(300_000);

const customers = 200;
const capacity = 2;

let system: TestSystem;
/** Times at which somebody had more than they can take. */
const overloaded: string[] = [];

beforeAll(async () => {
  const routing = { assignment: 'least_busy', requeueAfterMinutes: 10 };
  system = await TestSystem.start({ settings: { routing } });
  const day = await WorkingDay.prepare(system, { customers, operators: 8, capacity });
  await day.pass(async (time) => {
    const busy = await system.rows.select(
      `SELECT 1 FROM sessions WHERE status = 'ACTIVE' GROUP BY operator_id HAVING count(*) > $1`,
      [capacity],
    );
    if (busy.length > 0) overloaded.push(time);
  });
});
afterAll(() => system.stop());

/** How the day ended for each customer. */
const endings = `
  SELECT c.line_user_id,
         count(*) FILTER (WHERE s.status = 'CLOSED' AND s.first_response_at IS NOT NULL)::int AS answered,
         count(*) FILTER (WHERE s.status = 'ABANDONED')::int AS abandoned,
         count(*) FILTER (WHERE s.status IN ('WAITING', 'ACTIVE'))::int AS open,
         (SELECT count(*)::int FROM offline_tickets t WHERE t.line_user_id = c.line_user_id AND t.state = 'open') AS ticketed
    FROM customers c LEFT JOIN sessions s ON s.line_user_id = c.line_user_id GROUP BY c.line_user_id`;

describe('A working day with 200 customers and 8 operators', () => {
  it('ends with every customer answered, abandoned or ticketed, and nobody twice', async () => {
    const notOnce = await system.rows.select(
      `SELECT endings.*, (SELECT jsonb_agg(to_jsonb(s)) FROM sessions s WHERE s.line_user_id = endings.line_user_id) AS sessions,
              (SELECT jsonb_agg(to_jsonb(t)) FROM offline_tickets t WHERE t.line_user_id = endings.line_user_id) AS tickets
         FROM (${endings}) endings WHERE open > 0 OR answered + abandoned + ticketed <> 1`,
    );
    expect(notOnce).toEqual([]);
    const [all] = await system.rows.select<Record<string, number>>(
      `SELECT count(*)::int AS customers, sum(answered)::int AS answered, sum(abandoned)::int AS abandoned,
              sum(ticketed)::int AS ticketed
         FROM (${endings}) endings`,
    );
    expect(all).toMatchObject({ customers });
    expect(all!.answered! + all!.abandoned! + all!.ticketed!).toBe(customers);
    // The day holds every kind of ending; otherwise it would prove little.
    expect(all!.abandoned).toBeGreaterThan(0);
    expect(all!.ticketed).toBeGreaterThan(0);
    expect(all!.answered).toBeGreaterThan(customers / 2);
  });

  it('never gives an operator more than they can take', () => {
    expect(overloaded).toEqual([]);
  });

  it('serves those who need the same in the order in which they came', async () => {
    const overtaken = await system.rows.select(
      `SELECT one.id FROM sessions one JOIN sessions other
           ON other.skill_id IS NOT DISTINCT FROM one.skill_id AND (other.created_at, other.id) < (one.created_at, one.id)
        WHERE one.claimed_at < other.claimed_at
          AND NOT EXISTS (SELECT 1 FROM session_transfers t WHERE t.session_id IN (one.id, other.id))`,
    );
    expect(overtaken).toEqual([]);
  });

  it('lets tickets of the night and of the lunch break into the queue at opening, in their order', async () => {
    const queued = await system.rows.select<{ opened: string; sessions: string[] }>(
      `SELECT to_char(s.created_at AT TIME ZONE 'Asia/Bangkok', 'HH24:MI') AS opened,
              array_agg(s.id::text ORDER BY t.created_at, t.id) AS sessions
         FROM offline_tickets t JOIN sessions s ON s.id = t.session_id WHERE t.state = 'queued' GROUP BY 1 ORDER BY 1`,
    );
    expect(queued.map(({ opened }) => opened)).toEqual(['08:00', '13:00']);
    for (const { sessions } of queued) {
      expect(sessions).toEqual(sessions.toSorted((one, other) => Number(one) - Number(other)));
    }
  });

  it('takes customers who got no answer back from an operator who vanished, and gives them to others', async () => {
    const returned = await system.rows.select<{ status: string; sameOperator: boolean }>(
      `SELECT s.status, s.operator_id = t.from_operator_id AS "sameOperator"
         FROM session_transfers t JOIN sessions s ON s.id = t.session_id WHERE t.kind = 'QUEUE'`,
    );
    expect(returned.length).toBeGreaterThan(0);
    expect(returned.filter(({ status, sameOperator }) => status !== 'CLOSED' || sameOperator)).toEqual([]);
  });

  it('closes what operators forgot, after a warning', async () => {
    const forgotten = await system.rows.select<{ warned: boolean }>(
      `SELECT warned_at IS NOT NULL AS warned FROM sessions WHERE closed_by = 'SYSTEM_TIMEOUT'`,
    );
    expect(forgotten.length).toBeGreaterThan(0);
    expect(forgotten.every(({ warned }) => warned)).toBe(true);
  });
});
