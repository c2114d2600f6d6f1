import type { Actor } from '@jsk/platform/http/actor';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

interface AuditedAct {
  /** Past tense and dotted: `session.claimed`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail?: Record<string, unknown>;
}

/** The log of who did what. Entries are written in the transaction of the act itself, so neither exists alone. */
@Injectable()
export class AuditService {
  /** @param actor null when the system acted by itself. */
  async record(sql: Sql, actor: Actor | null, act: AuditedAct): Promise<void> {
    await sql.query(
      `INSERT INTO audit_log (operator_id, operator_name, action, subject_type, subject_id, detail, ip, user_agent)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        actor?.operatorId ?? null,
        actor?.name ?? null,
        act.action,
        act.subjectType,
        act.subjectId,
        JSON.stringify(act.detail ?? {}),
        actor?.ip ?? null,
        actor?.userAgent ?? null,
      ],
    );
  }
}
