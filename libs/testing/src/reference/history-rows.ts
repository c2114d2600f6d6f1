import type { TestRows } from '../test-rows';
import type { CountedSession, KnownAccount } from './known-account';
import type { MessageHistory, Moment, PresenceHistory } from './session-history';

/** What the product has stored of sessions and must not change afterwards without a reason. */
type Row = Readonly<Record<string, string | number | null>>;

const columnTypes = {
  id: 'bigint',
  line_user_id: 'text',
  status: 'text',
  operator_id: 'bigint',
  trigger_kind: 'text',
  trigger_keyword: 'text',
  created_at: 'timestamptz',
  last_activity_at: 'timestamptz',
  claimed_at: 'timestamptz',
  first_response_at: 'timestamptz',
  first_responder_id: 'bigint',
  closed_at: 'timestamptz',
  closed_by: 'text',
  transfer_count: 'integer',
  snoozed_at: 'timestamptz',
  pauses: 'tstzmultirange',
  open_wait_seconds: 'integer',
  open_first_response_seconds: 'integer',
  open_resolution_seconds: 'integer',
} as const;
const columns = Object.keys(columnTypes);
const typedColumns = Object.entries(columnTypes).map(([name, type]) => `${name} ${type}`);

/** Writes histories into the tables as the product leaves them behind. */
export class HistoryRows {
  constructor(private readonly rows: TestRows) {}

  /** @returns under which id a session stands in the tables. */
  static idOf({ number }: { readonly number: number }): string {
    return String(700 + number);
  }

  async writeCustomers(lineUserIds: readonly string[]): Promise<void> {
    await this.rows.select(
      `INSERT INTO customers (line_user_id, display_name, profile_fetched_at) SELECT unnest($1::text[]), 'สมชาย', now()`,
      [lineUserIds],
    );
  }

  async writeAccount(account: Pick<KnownAccount, 'sessions' | 'messages' | 'presence'>): Promise<void> {
    await this.writeSessions(account.sessions);
    await this.writeMessages(account.messages);
    await this.writePresence(account.presence);
  }

  /** New ones. */
  async writeSessions(sessions: readonly CountedSession[]): Promise<void> {
    await this.rows.select(
      `INSERT INTO sessions (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${columns.join(', ')} FROM json_to_recordset($1) AS given (${typedColumns.join(', ')}) ORDER BY id`,
      [JSON.stringify(sessions.map((session) => rowOf(session)))],
    );
    await this.writeTransfers(sessions);
    await this.writeBreaches(sessions);
    await this.writeSurveys(sessions);
  }

  /** Writes what is different, and nothing else, as the product does. */
  async changeSession(before: CountedSession, after: CountedSession): Promise<void> {
    const [old, now] = [rowOf(before), rowOf(after)];
    const changed = columns.filter((column) => old[column] !== now[column]);
    if (changed.length > 0) {
      await this.rows.select(
        `UPDATE sessions SET ${changed.map((column, index) => `${column} = $${index + 2}`).join(', ')} WHERE id = $1`,
        [now.id, ...changed.map((column) => now[column])],
      );
    }
    const handedOnBy = after.handedOnBy.slice(before.handedOnBy.length);
    await this.writeTransfers([{ ...after, handedOnBy }]);
    const isStored = (kind: string) => before.breaches.some((breach) => breach.kind === kind);
    await this.writeBreaches([{ ...after, breaches: after.breaches.filter(({ kind }) => !isStored(kind)) }]);
    await this.writeSurveys([after]);
  }

  async writeMessages(messages: readonly MessageHistory[]): Promise<void> {
    const given = messages.map(({ lineUserId, at, by, cost }) => ({ lineUserId, at: text(at), by, cost }));
    await this.rows.select(
      `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, cost, customer_message_number, created_at)
       SELECT "lineUserId", CASE "by" WHEN 'CUSTOMER' THEN 'INCOMING' ELSE 'OUTGOING' END, "by", 'text', 'ข้อความ',
              CASE "by" WHEN 'CUSTOMER' THEN 'received' ELSE 'accepted' END, cost, 1, at
         FROM json_to_recordset($1) AS given ("lineUserId" text, at timestamptz, "by" text, cost text)`,
      [JSON.stringify(given)],
    );
  }

  async writePresence(presence: readonly PresenceHistory[]): Promise<void> {
    const given = presence.map(({ from, to, ...span }) => ({ ...span, from: text(from), to: text(to) }));
    const spans = `json_to_recordset($1) AS given ("operatorId" bigint, status text, "from" timestamptz, "to" timestamptz,
                                                  lasts boolean)`;
    await this.rows.select(
      `INSERT INTO operator_presence_spans SELECT "operatorId", status, "from", "to" FROM ${spans} WHERE NOT lasts`,
      [JSON.stringify(given)],
    );
    await this.rows.select(
      `INSERT INTO operator_availability SELECT "operatorId", status, "from", "to" FROM ${spans} WHERE lasts`,
      [JSON.stringify(given)],
    );
  }

  private async writeTransfers(sessions: readonly CountedSession[]): Promise<void> {
    const given = sessions.flatMap((session) =>
      session.handedOnBy.map((from) => ({ id: HistoryRows.idOf(session), from })),
    );
    await this.rows.select(
      `INSERT INTO session_transfers (session_id, kind, from_operator_id)
       SELECT id, 'QUEUE', "from" FROM json_to_recordset($1) AS given (id bigint, "from" bigint)`,
      [JSON.stringify(given)],
    );
  }

  private async writeBreaches(sessions: readonly CountedSession[]): Promise<void> {
    const given = sessions.flatMap((session) =>
      session.breaches.map(({ kind, thresholdSeconds, at, operatorId }) => ({
        id: HistoryRows.idOf(session),
        kind,
        threshold: thresholdSeconds,
        due: text(at),
        operator: operatorId,
        began: text(session.beganAt),
      })),
    );
    await this.rows.select(
      `INSERT INTO sla_breaches (session_id, kind, threshold_seconds, due_at, operator_id, began_at)
       SELECT * FROM json_to_recordset($1)
         AS given (id bigint, kind text, threshold integer, due timestamptz, operator bigint, began timestamptz)`,
      [JSON.stringify(given)],
    );
  }

  private async writeSurveys(sessions: readonly CountedSession[]): Promise<void> {
    const given = sessions.flatMap((session) => {
      const { survey, endedAt, lineUserId } = session;
      if (survey === null || endedAt === null) return [];
      const { sentAt, answer } = survey;
      const answered = { score: answer?.score ?? null, answered: answer && text(answer.at) };
      const about = { id: HistoryRows.idOf(session), customer: lineUserId, due: text(endedAt) };
      const because = sentAt === null ? 'blocked' : null;
      return [{ ...about, sent: textOrNull(sentAt), because, ...answered }];
    });
    await this.rows.select(
      `INSERT INTO csat_surveys AS known (session_id, line_user_id, due_at, sent_at, skipped_because, score, answered_at)
       SELECT * FROM json_to_recordset($1)
         AS given (id bigint, customer text, due timestamptz, sent timestamptz, because text,
                   score integer, answered timestamptz)
       ON CONFLICT (session_id) DO UPDATE
         SET score = excluded.score, answered_at = excluded.answered_at`,
      [JSON.stringify(given)],
    );
  }
}

function rowOf(session: CountedSession): Row {
  const { beganAt, events, asideSince, aside } = session;
  const open = session.times.business;
  return {
    id: HistoryRows.idOf(session),
    line_user_id: session.lineUserId,
    status: session.status,
    operator_id: session.operatorId,
    trigger_kind: session.trigger.kind,
    trigger_keyword: session.trigger.keyword,
    created_at: text(beganAt),
    last_activity_at: text(events.at(-1)?.at ?? beganAt),
    claimed_at: textOrNull(session.claimedAt),
    first_response_at: textOrNull(session.answeredAt),
    first_responder_id: session.firstResponderId,
    closed_at: textOrNull(session.endedAt),
    closed_by: session.endedBy,
    transfer_count: session.handedOnBy.length,
    snoozed_at: textOrNull(asideSince),
    pauses: `{${aside.map(({ from, to }) => `["${text(from)}","${text(to)}")`).join(',')}}`,
    open_wait_seconds: open.wait,
    open_first_response_seconds: open.firstResponse,
    open_resolution_seconds: open.resolution,
  };
}

function text(at: Moment): string {
  return new Date(at).toISOString();
}

function textOrNull(at: Moment | null): string | null {
  return at === null ? null : text(at);
}
