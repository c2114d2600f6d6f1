import { defaultTimeZone, defaultWeek } from '@jsk/contracts/business-hours';
import { hashPassword, verifyPassword } from '@jsk/features/operators';
import { Client } from 'pg';
import {
  autoReplies,
  cannedResponses,
  demoOperators,
  handoffKeywords,
  intents,
  replyObjects,
  sharedViews,
  tags,
} from './seed-content';
import { seedHistory } from './seed-past';
import { seedRichMenus } from './seed-rich-menus';

export interface SeedOptions {
  readonly databaseUrl: string;
  readonly adminUsername: string;
  readonly adminPassword: string;
  /** Adds people of every role, with the administrator's password, and a little history. Development only. */
  readonly demo: boolean;
  /** LINE is the simulator, with which anything may be done unasked. */
  readonly simulatesLine: boolean;
}

export interface SeedResult {
  /** The password is null when it was changed since it was first set. */
  readonly signIns: readonly { role: string; username: string; password: string | null }[];
}

/**
 * Fills a fresh database. What is there already is left as it is, so it can run at every start.
 * @returns how to sign in as each role, as far as this call knows the passwords.
 */
export async function seedDatabase(options: SeedOptions): Promise<SeedResult> {
  const database = new Client({ connectionString: options.databaseUrl });
  await database.connect();
  try {
    await database.query('BEGIN');
    const people = peopleOf(options);
    const signIns = await seedOperators(database, people, options);
    await seedContent(database);
    if (options.demo) {
      await openDayAndNight(database);
      await takeTime(database);
      await seedHistory(database);
    }
    await seedRichMenus(database, options.simulatesLine);
    await database.query('COMMIT');
    return { signIns };
  } finally {
    await database.end();
  }
}

function peopleOf({ adminUsername, demo }: SeedOptions) {
  const administrator = { username: adminUsername, displayName: 'ผู้ดูแลระบบ', role: 'SUPER_ADMIN' };
  return [administrator, ...(demo ? demoOperators : [])];
}

async function seedOperators(
  database: Client,
  people: readonly { username: string; displayName: string; role: string }[],
  { adminPassword: password, demo }: SeedOptions,
): Promise<SeedResult['signIns']> {
  const signIns = [];
  for (const { username, displayName, role } of people) {
    const { rows } = await database.query<{ hash: string }>(
      'SELECT password_hash AS hash FROM operators WHERE lower(username) = lower($1)',
      [username],
    );
    const isKnown = rows[0] !== undefined;
    if (!isKnown) {
      await database.query(
        `INSERT INTO operators (username, display_name, role, password_hash, must_change_password)
         VALUES ($1, $2, $3, $4, $5)`,
        // It stands in a file or a shell's history; whoever tries the product is not to be held up by that.
        [username, displayName, role, await hashPassword(password), !demo],
      );
    }
    const stillHolds = !isKnown || (await verifyPassword(rows[0]?.hash ?? null, password));
    signIns.push({ role, username, password: stillHolds ? password : null });
  }
  return signIns;
}

/** Only into empty tables: what an administrator has deleted must not come back. */
async function seedContent(database: Client): Promise<void> {
  await fillIfEmpty(
    database,
    'handoff_keywords',
    handoffKeywords.map((keyword) => ({ keyword })),
  );
  await fillIfEmpty(
    database,
    'auto_replies',
    autoReplies.map(({ keyword, matchKind, text }) => ({ keyword, match_kind: matchKind, text })),
  );
  await fillIfEmpty(
    database,
    'reply_objects',
    replyObjects.map(({ code, name, content }) => ({
      code,
      name,
      type: content.type,
      content: JSON.stringify(content),
    })),
  );
  await seedIntents(database);
  await fillIfEmpty(database, 'tags', tags);
  await fillIfEmpty(
    database,
    'saved_views',
    sharedViews.map(({ name, filters }) => ({
      name,
      filters: JSON.stringify(filters),
      created_at: new Date().toISOString(),
    })),
  );
  await fillIfEmpty(
    database,
    'canned_responses',
    cannedResponses.map(({ text, sticker, ...response }) => ({
      ...response,
      parts: JSON.stringify([{ type: 'text', text }, ...(sticker ? [{ type: 'sticker', ...sticker }] : [])]),
    })),
  );
}

async function seedIntents(database: Client): Promise<void> {
  const { rowCount } = await database.query('SELECT 1 FROM intents LIMIT 1');
  if (rowCount) return;
  for (const { name, category, keywords, responseMode = 'all', responses, handsOff = false } of intents) {
    await database.query(
      `WITH intent AS (
         INSERT INTO intents (name, category, response_mode, responses, hands_off) VALUES ($1, $2, $3, $4, $5)
         RETURNING id
       )
       INSERT INTO intent_keywords (intent_id, match_kind, keyword)
       SELECT intent.id, words.kind, words.keyword
         FROM intent, unnest($6::text[], $7::text[]) AS words(kind, keyword)`,
      [
        name,
        category,
        responseMode,
        responses,
        handsOff,
        keywords.map(([kind]) => kind),
        keywords.map(([, keyword]) => keyword),
      ],
    );
  }
}

/** Whoever tries the product in the evening or on a Sunday wants to see a person asked for, not a closed shop. */
async function openDayAndNight(database: Client): Promise<void> {
  await database.query(
    `INSERT INTO business_hours (time_zone, week, override_state) VALUES ($1, $2, 'open') ON CONFLICT DO NOTHING`,
    [defaultTimeZone, JSON.stringify(defaultWeek)],
  );
}

/** The customers of the demo do not write by themselves: nothing of theirs ends while a newcomer looks around. */
async function takeTime(database: Client): Promise<void> {
  const sessions = { abandonAfterMinutes: 120, closeAfterMinutes: 240 };
  await database.query(`INSERT INTO settings (key, value) VALUES ('sessions', $1) ON CONFLICT DO NOTHING`, [
    JSON.stringify(sessions),
  ]);
}

async function fillIfEmpty(
  database: Client,
  table: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const { rowCount } = await database.query(`SELECT 1 FROM ${table} LIMIT 1`);
  if (rowCount) return;
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`);
    await database.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
}
