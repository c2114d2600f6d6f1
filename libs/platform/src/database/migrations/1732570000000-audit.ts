import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log is only ever added to, by whomever; what is old goes through one function. */
export class Audit1732570000000 implements MigrationInterface {
  readonly name = 'Audit1732570000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...indexes, ...appendOnly]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER audit_log_rows ON audit_log`);
    await runner.query(`DROP TRIGGER audit_log_truncate ON audit_log`);
    await runner.query(`DROP FUNCTION delete_audit_entries(timestamptz, integer), refuse_audit_change()`);
    await runner.query(
      `DROP INDEX audit_log_operator, audit_log_action, audit_log_subject, audit_log_customer`,
    );
    await runner.query(`ALTER TABLE audit_log DROP COLUMN line_user_id`);
  }
}

const columns = [
  `ALTER TABLE audit_log ADD COLUMN line_user_id text GENERATED ALWAYS AS
     (CASE WHEN subject_type = 'customer' THEN subject_id ELSE detail ->> 'lineUserId' END) STORED`,
];

/** One for each filter, in the order of the list; `audit_log_newest` is for none and for days. */
const indexes = [
  `CREATE INDEX audit_log_operator ON audit_log (operator_id, happened_at DESC, id DESC)`,
  `CREATE INDEX audit_log_action ON audit_log (action, happened_at DESC, id DESC)`,
  `CREATE INDEX audit_log_subject ON audit_log (subject_type, subject_id, happened_at DESC, id DESC)`,
  `CREATE INDEX audit_log_customer ON audit_log (line_user_id, happened_at DESC, id DESC)
     WHERE line_user_id IS NOT NULL`,
];

/**
 * A trigger and not a missing right, because the product usually connects as the owner of its tables, who has every
 * right. ENABLE ALWAYS: also for a session that has switched other triggers off (session_replication_role).
 */
const appendOnly = [
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' AND current_setting('jsk.deletes_audit_entries', true) = 'on'
        AND OLD.happened_at < now() - interval '30 days' THEN
       RETURN OLD;
     END IF;
     RAISE EXCEPTION 'The audit log can only be added to' USING ERRCODE = 'insufficient_privilege';
   END $$`,
  `CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log
     FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_log_truncate BEFORE TRUNCATE ON audit_log
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  `ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_rows`,
  `ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_truncate`,
  // With the rights of its owner, so that the product can be run as somebody who may only read and add. Two processes
  // delete side by side, because each leaves alone what the other has taken.
  `CREATE FUNCTION delete_audit_entries(older_than timestamptz, at_most integer) RETURNS integer
   LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
   SET jsk.deletes_audit_entries = 'on' AS $$
   DECLARE
     deleted integer;
   BEGIN
     DELETE FROM audit_log WHERE id IN (
       SELECT id FROM audit_log WHERE happened_at < least(older_than, now() - interval '30 days')
        ORDER BY happened_at LIMIT at_most FOR UPDATE SKIP LOCKED);
     GET DIAGNOSTICS deleted = ROW_COUNT;
     RETURN deleted;
   END $$`,
];
