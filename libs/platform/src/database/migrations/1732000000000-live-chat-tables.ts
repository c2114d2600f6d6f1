import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the main job: inbox, customers, sessions, messages, deliveries, people. */
export class LiveChatTables1732000000000 implements MigrationInterface {
  readonly name = 'LiveChatTables1732000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...people, ...inbox, ...conversations, ...deliveries, ...content]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE settings, canned_responses, auto_replies, handoff_keywords, reply_tokens, conversation_reads,
        session_transfers, customer_tags, tags, messages, deliveries, sessions, customers, webhook_events,
        audit_log, refresh_tokens, operators CASCADE`);
  }
}

const people = [
  `CREATE TABLE operators (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL CHECK (role IN ('SUPER_ADMIN', 'ADMIN', 'AGENT')),
    password_hash text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX operators_username ON operators (lower(username))`,
  // A refresh token is used once. Using it again later means that somebody copied it: the whole family is revoked.
  `CREATE TABLE refresh_tokens (
    id uuid PRIMARY KEY,
    family_id uuid NOT NULL,
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    token_hash text NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    rotated_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id)`,
  `CREATE INDEX refresh_tokens_operator ON refresh_tokens (operator_id)`,
  `CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL DEFAULT now(),
    operator_id bigint,
    operator_name text,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    ip text,
    user_agent text
  )`,
  `CREATE INDEX audit_log_newest ON audit_log (happened_at DESC, id DESC)`,
];

const inbox = [
  // json, not jsonb: LINE may send \\u0000 or half a surrogate pair, which jsonb refuses and json keeps as written.
  `CREATE TABLE webhook_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_event_id text NOT NULL UNIQUE,
    lane text NOT NULL,
    type text NOT NULL,
    payload json NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'done', 'ignored', 'quarantined')),
    attempts integer NOT NULL DEFAULT 0,
    note text
  )`,
  `CREATE INDEX webhook_events_pending ON webhook_events (lane, occurred_at, id) WHERE status = 'pending'`,
];

const conversations = [
  // One row is the customer and the conversation. Its lock orders everything that is written into the conversation.
  `CREATE TABLE customers (
    line_user_id text PRIMARY KEY CHECK (line_user_id ~ '^U[0-9a-f]{32}$'),
    display_name text,
    picture_url text,
    status_message text,
    language text,
    profile_fetched_at timestamptz,
    is_blocked boolean NOT NULL DEFAULT false,
    follow_changed_at timestamptz,
    chat_mode text NOT NULL DEFAULT 'BOT' CHECK (chat_mode IN ('BOT', 'HUMAN')),
    customer_message_count integer NOT NULL DEFAULT 0,
    last_message_id bigint,
    last_message_at timestamptz NOT NULL DEFAULT now(),
    latest_session_id bigint,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX customers_newest ON customers (last_message_at DESC, line_user_id DESC)`,
  `CREATE TABLE tags (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    color text NOT NULL
  )`,
  `CREATE TABLE customer_tags (
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    tag_id bigint NOT NULL REFERENCES tags ON DELETE CASCADE,
    PRIMARY KEY (line_user_id, tag_id)
  )`,
  `CREATE INDEX customer_tags_tag ON customer_tags (tag_id)`,
  `CREATE TABLE sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    status text NOT NULL CHECK (status IN ('WAITING', 'ACTIVE', 'CLOSED', 'ABANDONED')),
    operator_id bigint REFERENCES operators,
    skill text,
    trigger_kind text NOT NULL CHECK (trigger_kind IN ('KEYWORD', 'POSTBACK', 'OPERATOR')),
    trigger_keyword text,
    created_at timestamptz NOT NULL DEFAULT now(),
    claimed_at timestamptz,
    first_response_at timestamptz,
    last_activity_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    closed_by text CHECK (closed_by IN ('OPERATOR', 'USER', 'SYSTEM', 'SYSTEM_TIMEOUT')),
    transfer_count integer NOT NULL DEFAULT 0,
    CHECK (status <> 'ACTIVE' OR operator_id IS NOT NULL),
    CHECK ((status IN ('CLOSED', 'ABANDONED')) = (closed_at IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX sessions_one_open_per_customer ON sessions (line_user_id) WHERE status IN ('WAITING', 'ACTIVE')`,
  `CREATE INDEX sessions_open ON sessions (status, operator_id) WHERE status IN ('WAITING', 'ACTIVE')`,
  `CREATE INDEX sessions_of_customer ON sessions (line_user_id, id)`,
  `ALTER TABLE customers ADD CONSTRAINT customers_latest_session FOREIGN KEY (latest_session_id) REFERENCES sessions`,
  `CREATE INDEX customers_latest_session ON customers (latest_session_id) WHERE latest_session_id IS NOT NULL`,
  `CREATE TABLE session_transfers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id bigint NOT NULL REFERENCES sessions ON DELETE CASCADE,
    from_operator_id bigint REFERENCES operators,
    to_operator_id bigint NOT NULL REFERENCES operators,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX session_transfers_session ON session_transfers (session_id)`,
];

const deliveries = [
  // One call to LINE: up to five messages. Its id is the X-Line-Retry-Key. At most one is open per conversation,
  // which keeps the order and lets only one worker talk to a customer at a time.
  `CREATE TABLE deliveries (
    id uuid PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'failed', 'unknown')),
    via text NOT NULL CHECK (via IN ('reply', 'push')),
    reply_token text,
    attempts integer NOT NULL DEFAULT 0,
    lease_until timestamptz,
    next_attempt_at timestamptz,
    first_attempt_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    line_request_id text,
    error_code text,
    error_message text
  )`,
  `CREATE UNIQUE INDEX deliveries_one_open_per_conversation ON deliveries (line_user_id) WHERE state = 'open'`,
  `CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    session_id bigint REFERENCES sessions,
    direction text NOT NULL CHECK (direction IN ('INCOMING', 'OUTGOING')),
    sender_kind text NOT NULL CHECK (sender_kind IN ('CUSTOMER', 'OPERATOR', 'BOT', 'SYSTEM')),
    sender_operator_id bigint REFERENCES operators,
    sender_name text,
    type text NOT NULL,
    text text,
    payload jsonb,
    state text NOT NULL CHECK (state IN ('received', 'queued', 'accepted', 'failed', 'unknown', 'unsent')),
    via text CHECK (via IN ('reply', 'push')),
    client_id text,
    line_message_id text,
    quote_token text,
    quoted_message_id bigint,
    delivery_id uuid REFERENCES deliveries,
    error_code text,
    error_message text,
    -- Customer messages in this conversation up to and including this one; makes unread counts exact and cheap.
    customer_message_number integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX messages_thread ON messages (line_user_id, created_at, id)`,
  `CREATE INDEX messages_stored ON messages (line_user_id, id)`,
  `CREATE UNIQUE INDEX messages_line_message ON messages (line_message_id) WHERE line_message_id IS NOT NULL`,
  `CREATE UNIQUE INDEX messages_client ON messages (line_user_id, sender_operator_id, client_id) WHERE client_id IS NOT NULL`,
  `CREATE INDEX messages_queued ON messages (line_user_id, id) WHERE state = 'queued'`,
  `CREATE INDEX messages_delivery ON messages (delivery_id) WHERE delivery_id IS NOT NULL`,
  `CREATE TABLE reply_tokens (
    token text PRIMARY KEY,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX reply_tokens_unused ON reply_tokens (line_user_id, expires_at DESC) WHERE used_at IS NULL`,
  `CREATE TABLE conversation_reads (
    operator_id bigint NOT NULL REFERENCES operators ON DELETE CASCADE,
    line_user_id text NOT NULL REFERENCES customers ON DELETE CASCADE,
    read_customer_message_count integer NOT NULL,
    read_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (operator_id, line_user_id)
  )`,
];

const content = [
  `CREATE TABLE handoff_keywords (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keyword text NOT NULL UNIQUE,
    is_active boolean NOT NULL DEFAULT true
  )`,
  `CREATE TABLE auto_replies (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keyword text NOT NULL,
    match_kind text NOT NULL CHECK (match_kind IN ('exact', 'contains')),
    text text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    priority integer NOT NULL DEFAULT 0,
    UNIQUE (keyword, match_kind)
  )`,
  `CREATE TABLE canned_responses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shortcut text NOT NULL UNIQUE,
    title text NOT NULL,
    category text NOT NULL,
    text text NOT NULL
  )`,
  `CREATE TABLE settings (
    key text PRIMARY KEY,
    value jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
];
