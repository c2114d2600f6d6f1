import { slaSettingsSchema } from '@jsk/contracts/settings';
import { promises } from '@jsk/features/sla';
import type { Client } from 'pg';

const sla = slaSettingsSchema.parse({});

/** What was broken of the first settings' promises by sessions that are over. */
export async function seedBreaches(database: Client): Promise<void> {
  await database.query(
    `INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, operator_id, began_at)
     SELECT p.session_id, p.kind, p.threshold_seconds, p.due_at, CASE WHEN p.kind <> 'queue_wait' THEN p.operator_id END,
            p.began_at
       FROM (${promises} AND s.closed_at IS NOT NULL) p WHERE p.kept_at >= p.due_at ORDER BY p.due_at`,
    [sla.queueWaitSeconds, sla.firstResponseSeconds, sla.resolutionSeconds, sla.nearPercent],
  );
}
