import type { Actor, Origin } from '@jsk/platform/http/actor';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

interface AuditedAct {
  /** Past tense and dotted: `session.claimed`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /**
   * What else is to be known: `before` and `after` of a change of ours. Never what a customer said or what is known of
   * them, nothing written by hand about them, and no secret: nothing is ever deleted from the log but by its age. In
   * whose conversation it was is `lineUserId`.
   */
  readonly detail?: Record<string, unknown>;
  /** Where somebody who is not known yet called from. */
  readonly origin?: Origin;
}

/** The longest text of an IP address, https://www.rfc-editor.org/rfc/rfc4291#section-2.2 with an IPv4 part. */
const maximumAddressLength = 45;

/** The log of who did what. Entries are written in the transaction of the act itself, so neither exists alone. */
@Injectable()
export class AuditService {
  /** @param actor null when the system acted by itself, or somebody who is not known. */
  async record(sql: Sql, actor: Actor | null, act: AuditedAct): Promise<void> {
    const origin = actor ?? act.origin;
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
        origin?.ip?.slice(0, maximumAddressLength) ?? null,
        origin?.userAgent ?? null,
      ],
    );
  }
}
