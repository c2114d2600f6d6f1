import { AuditRetentionSweeper } from '@jsk/features/audit-log';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
});
afterAll(() => system.stop());

/** An entry as old as this. @returns its id */
async function entry(daysAgo: number): Promise<string> {
  const [row] = await system.rows.select<{ id: string }>(
    `INSERT INTO audit_log (action, subject_type, subject_id, happened_at)
     VALUES ('test.kept', 'test', '1', now() - make_interval(days => $1)) RETURNING id`,
    [daysAgo],
  );
  return row?.id ?? '';
}

const isThere = async (id: string) => (await system.rows.count('audit_log WHERE id = $1', [id])) === 1;

describe('What was written into the audit log', () => {
  const refused = { code: '42501', message: 'The audit log can only be added to' };

  it.each([
    ['changed', `UPDATE audit_log SET operator_name = 'somebody else'`],
    ['deleted', 'DELETE FROM audit_log'],
    ['deleted all at once', 'TRUNCATE audit_log'],
    ['deleted along with something else', 'TRUNCATE operators, audit_log CASCADE'],
    ['deleted by claiming that it is old', `SET jsk.deletes_audit_entries = 'on'; DELETE FROM audit_log`],
    ['deleted with triggers off', `SET session_replication_role = 'replica'; DELETE FROM audit_log`],
    ['changed with triggers off', `SET session_replication_role = 'replica'; UPDATE audit_log SET ip = ''`],
  ])('cannot be %s, not even by the owner of the tables', async (_, statement) => {
    const id = await entry(1);
    await expect(system.rows.select(statement)).rejects.toMatchObject(refused);
    expect(await isThere(id)).toBe(true);
  });

  it('cannot be deleted one by one after 30 days either, but by the one who looks after it', async () => {
    const id = await entry(400);
    await expect(system.rows.select('DELETE FROM audit_log WHERE id = $1', [id])).rejects.toMatchObject(
      refused,
    );
  });

  it('cannot be deleted by its keeper before it is 30 days old', async () => {
    const id = await entry(29);
    await system.rows.select('SELECT delete_audit_entries(now(), 1000000)');
    expect(await isThere(id)).toBe(true);
  });
});

describe('The audit log', () => {
  const runDue = () => Promise.all(system.apis.map(({ app }) => app.get(AuditRetentionSweeper).runDue()));

  it('is kept for 90 days, whoever looks after it at the same time', async () => {
    await runDue();
    const [young, old] = [await entry(89), await entry(91)];
    await system.rows.select(
      `INSERT INTO audit_log (action, subject_type, subject_id, happened_at)
       SELECT 'test.kept', 'test', n::text, now() - interval '91 days' FROM generate_series(1, 12000) n`,
    );
    const deleted = await runDue();
    expect(deleted.reduce((sum, count) => sum + count, 0)).toBe(12_001);
    expect([await isThere(young), await isThere(old)]).toEqual([true, false]);
  });

  it('is kept as long as an administrator says', async () => {
    await system.rows.select(
      `INSERT INTO settings (key, value) VALUES ('retention', '{"auditDays": 365}')
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
    const longer = await system.startApi();
    const [young, old] = [await entry(364), await entry(366)];
    await longer.app.get(AuditRetentionSweeper).runDue();
    expect([await isThere(young), await isThere(old)]).toEqual([true, false]);
  });
});
