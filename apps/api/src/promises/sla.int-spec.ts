import { claimConversation, closeConversation, transferConversation } from '@jsk/contracts/conversations';
import { sendMessage } from '@jsk/contracts/messages';
import { updateSettings } from '@jsk/contracts/settings';
import { getSlaRules, listSlaBreaches } from '@jsk/contracts/sla';
import { snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { SlaService } from '@jsk/features/sla';
import { Clock } from '@jsk/platform/clock/clock';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { FakeTelegram } from '@jsk/testing/fake-telegram';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem, type TestApi } from '../testing/start-test-api';
import { lookAfterTelegram, telegramIsDone } from '../testing/telegram';

const promised = {
  queueWaitSeconds: 300,
  firstResponseSeconds: 120,
  resolutionSeconds: 1800,
  nearPercent: 80,
};

let system: TestSystem;
let administrator: OperatorSession;
let operator: OperatorSession;
/** When the test began, to the millisecond in which the database stores it. */
let start: Date;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
  administrator = await system.signIn({ role: 'ADMIN' });
  operator = await system.signIn();
});
beforeEach(async () => {
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_by = 'SYSTEM', closed_at = now() WHERE closed_at IS NULL`,
  );
  await administrator.call(updateSettings, { sla: promised });
  start = new Date();
  passTime(0);
});
afterEach(() => {
  system.closeTabs();
  for (const { app } of system.apis) app.get(Clock).now = () => new Date();
});
afterAll(() => system.stop());

/** From now on it is so much later than when the test began, everywhere. */
function passTime(seconds: number): Date {
  const now = new Date(start.getTime() + seconds * 1000);
  for (const api of system.apis) api.setClock(now);
  return now;
}

const after = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString();
const look = ({ app }: TestApi = system.api) => app.get(SlaService).runDue();

/** What stands in the table of one customer. */
function breachesOf(lineUserId: string) {
  return system.rows.select<{ kind: string; threshold: number; due: Date; operator: string | null }>(
    `SELECT b.kind, b.threshold_seconds AS threshold, b.due_at AS due, b.operator_id AS operator
       FROM sla_breaches b JOIN sessions s ON s.id = b.session_id WHERE s.line_user_id = $1 ORDER BY b.due_at`,
    [lineUserId],
  );
}

async function waiting(displayName?: string): Promise<string> {
  const lineUserId = await createCustomer(system.rows, { ...(displayName && { displayName }) });
  await createSession(system.rows, lineUserId, { createdAt: start });
  return lineUserId;
}

async function claimed(owner = operator): Promise<string> {
  const lineUserId = await waiting();
  await owner.call(claimConversation, { lineUserId });
  return lineUserId;
}

const answer = (lineUserId: string) =>
  operator.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });

describe('A customer who waits', () => {
  it('is told to everybody before the promise is broken and when it is, each once, by whichever worker', async () => {
    const lineUserId = await waiting('สมศรี');
    const tab = await operator.openTab();
    passTime(239);
    await Promise.all(system.apis.map(look));
    passTime(240);
    await Promise.all(system.apis.map(look));
    const near = await tab.nextEvent('sla_alert', (alert) => alert.lineUserId === lineUserId);
    expect(near).toMatchObject({
      displayName: 'สมศรี',
      kind: 'queue_wait',
      state: 'near',
      thresholdSeconds: 300,
      dueAt: after(300),
      operator: null,
    });
    expect(await breachesOf(lineUserId)).toEqual([]);

    passTime(300);
    await Promise.all(system.apis.map(look));
    await Promise.all(system.apis.map(look));
    const breached = await tab.nextEvent('sla_alert', ({ state }) => state === 'breached');
    expect(breached).toEqual({ ...near, state: 'breached' });
    expect(await breachesOf(lineUserId)).toEqual([
      { kind: 'queue_wait', threshold: 300, due: new Date(after(300)), operator: null },
    ]);
    await operator.call(claimConversation, { lineUserId });
    await tab.nextEvent('session_claimed', ({ session }) => session.lineUserId === lineUserId);
    expect(tab.events('sla_alert')).toHaveLength(2);
  });

  it('was served in time by a claim a moment before', async () => {
    const lineUserId = await waiting();
    passTime(299.999);
    await operator.call(claimConversation, { lineUserId });
    passTime(300);
    await look();
    expect(await breachesOf(lineUserId)).toEqual([]);
  });

  it('counts as broken, with its exact moment, also when nobody looked until the claim', async () => {
    const lineUserId = await waiting();
    passTime(2000);
    await operator.call(claimConversation, { lineUserId });
    expect(await breachesOf(lineUserId)).toEqual([
      { kind: 'queue_wait', threshold: 300, due: new Date(after(300)), operator: null },
      { kind: 'resolution', threshold: 1800, due: new Date(after(1800)), operator: null },
    ]);
  });
});

describe('A customer with an operator', () => {
  it('is promised a first answer; near is told to the owner alone, broken to administrators, too', async () => {
    const lineUserId = await claimed();
    const [own, colleague, above] = await Promise.all([
      operator.openTab(),
      (await system.signIn()).openTab(),
      administrator.openTab(),
    ]);
    passTime(96);
    await look();
    passTime(120);
    await look();
    for (const tab of [own, above]) {
      const told = await tab.nextEvent('sla_alert', ({ state }) => state === 'breached');
      expect(told).toMatchObject({ lineUserId, kind: 'first_response', operator: { id: operator.user.id } });
    }
    expect(own.events('sla_alert').map(({ state }) => state)).toEqual(['near', 'breached']);
    expect(above.events('sla_alert').map(({ state }) => state)).toEqual(['breached']);
    // What comes to everybody afterwards comes behind it.
    const another = await claimed();
    await colleague.nextEvent('session_claimed', ({ session }) => session.lineUserId === another);
    expect(colleague.events('sla_alert')).toEqual([]);
    expect(await breachesOf(lineUserId)).toMatchObject([
      { kind: 'first_response', operator: operator.user.id },
    ]);
  });

  it('counts from the first claim to the first answer, whoever has the chat meanwhile', async () => {
    const lineUserId = await claimed();
    passTime(60);
    await operator.call(transferConversation, { lineUserId, queue: true });
    passTime(119);
    await operator.call(claimConversation, { lineUserId });
    await answer(lineUserId);
    passTime(500);
    await look();
    expect(await breachesOf(lineUserId)).toEqual([]);
  });

  it('had the promise broken by whoever had the chat then, also when it is found at the transfer', async () => {
    const lineUserId = await claimed();
    const colleague = await system.signIn();
    await colleague.openTab();
    passTime(130);
    await operator.call(transferConversation, { lineUserId, toOperatorId: colleague.user.id });
    expect(await breachesOf(lineUserId)).toMatchObject([
      { kind: 'first_response', operator: operator.user.id },
    ]);
  });

  it('waits no longer than what is put aside', async () => {
    const lineUserId = await claimed();
    await answer(lineUserId);
    passTime(1000);
    await operator.call(snoozeConversation, { lineUserId, until: null });
    passTime(4000);
    await look();
    await operator.call(wakeConversation, { lineUserId });
    passTime(4799);
    await look();
    expect(await breachesOf(lineUserId)).toEqual([]);
    passTime(4800.5);
    await operator.call(closeConversation, { lineUserId });
    expect(await breachesOf(lineUserId)).toEqual([
      { kind: 'resolution', threshold: 1800, due: new Date(after(4800)), operator: operator.user.id },
    ]);
  });
});

describe('What is promised', () => {
  it('is known to everybody, and what is over is not measured again when it changes', async () => {
    expect(await operator.call(getSlaRules, {})).toEqual(promised);
    const over = await claimed();
    await answer(over);
    passTime(60);
    await operator.call(closeConversation, { lineUserId: over });
    const open = await waiting();
    const changed = { ...promised, queueWaitSeconds: 30, firstResponseSeconds: 0, resolutionSeconds: 10 };
    await administrator.call(updateSettings, { sla: changed });
    expect(await operator.call(getSlaRules, {})).toEqual(changed);
    await look();
    expect(await breachesOf(over)).toEqual([]);
    expect(await breachesOf(open)).toMatchObject([{ kind: 'queue_wait', threshold: 30 }]);
    await administrator.call(updateSettings, { sla: promised });
    await look();
    expect(await breachesOf(open)).toMatchObject([{ threshold: 30 }]);
  });

  it('is not broken for what an operator began, except by its end', async () => {
    const lineUserId = await claimed();
    await system.rows.select(`UPDATE sessions SET trigger_kind = 'OPERATOR' WHERE line_user_id = $1`, [
      lineUserId,
    ]);
    passTime(1800);
    await look();
    expect(await breachesOf(lineUserId)).toMatchObject([{ kind: 'resolution' }]);
  });
});

describe('The list of broken promises', () => {
  it('is of a period, by kind and by operator, newest first, with how long it took in the end', async () => {
    await system.rows.select('DELETE FROM sla_breaches');
    const waited = await waiting();
    passTime(310);
    const { id: waitedSession } = await operator.call(claimConversation, { lineUserId: waited });
    passTime(500);
    await answer(waited);
    const going = await waiting();
    await look();

    const all = await administrator.call(listSlaBreaches, { days: 2 });
    expect(all.counts).toEqual({ queue_wait: 2, first_response: 1, resolution: 0 });
    expect(all.items[0]).toMatchObject({
      sessionId: waitedSession,
      lineUserId: waited,
      kind: 'first_response',
      thresholdSeconds: 120,
      dueAt: after(430),
      operator: { id: operator.user.id },
      tookSeconds: 190,
    });
    expect(all.items.map(({ lineUserId, tookSeconds }) => [lineUserId, tookSeconds])).toEqual(
      expect.arrayContaining([
        [waited, 310],
        [going, null],
      ]),
    );
    const first = await administrator.call(listSlaBreaches, { days: 2, kind: 'queue_wait', limit: 1 });
    expect(first.counts).toEqual(all.counts);
    const { nextCursor: cursor } = first;
    const next = await administrator.call(listSlaBreaches, {
      days: 2,
      kind: 'queue_wait',
      cursor: cursor ?? '',
    });
    expect([...first.items, ...next.items].map(({ lineUserId }) => lineUserId).sort()).toEqual(
      [waited, going].sort(),
    );
    const { items, counts } = await administrator.call(listSlaBreaches, {
      days: 2,
      operatorId: operator.user.id,
    });
    expect(items).toHaveLength(1);
    expect(counts).toEqual({ queue_wait: 0, first_response: 1, resolution: 0 });
    expect(
      (await administrator.call(listSlaBreaches, { startDate: '2026-01-01', endDate: '2026-01-02' })).items,
    ).toEqual([]);
    await expect(administrator.call(listSlaBreaches, { startDate: '2026-02-30' })).rejects.toMatchObject({
      status: 400,
    });
    await expect(operator.call(listSlaBreaches, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('Statements', () => {
  /** What the database is asked about promises meanwhile. */
  async function asked(work: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> {
    const statements = jest.spyOn(Client.prototype, 'query');
    await work();
    const calls = statements.mock.calls.map(([query]) => query as { text?: string; values?: unknown[] });
    statements.mockRestore();
    return calls.flatMap(({ text = '', values = [] }) => (text.includes('sla_') ? [{ text, values }] : []));
  }

  it('are two for a page of the list', async () => {
    expect(await asked(() => administrator.call(listSlaBreaches, { days: 90 }))).toHaveLength(2);
  });

  it('that look for what is due read open sessions alone, and are one while nothing is', async () => {
    await waiting();
    await system.rows.select(
      `WITH written AS (
         INSERT INTO customers (line_user_id) SELECT 'U' || lpad(to_hex(n), 32, '0') FROM generate_series(1, 20000) n
         RETURNING line_user_id
       )
       INSERT INTO sessions (line_user_id, status, trigger_kind, closed_at, closed_by)
       SELECT line_user_id, 'ABANDONED', 'POSTBACK', now(), 'SYSTEM' FROM written`,
    );
    await system.rows.select('ANALYZE sessions');
    const [statement, ...others] = await asked(() => look());
    expect(others).toEqual([]);
    const plan = await system.rows.select(`EXPLAIN ${statement?.text}`, statement?.values);
    expect(JSON.stringify(plan)).toMatch(/Index.* on sessions_|using sessions_/);
    expect(JSON.stringify(plan)).not.toContain('Seq Scan on sessions');
  });
});

describe('Telegram', () => {
  let telegram: FakeTelegram;
  let telling: TestSystem;

  beforeAll(async () => {
    telegram = new FakeTelegram();
    await telegram.start();
    telling = await TestSystem.start({
      redis: true,
      settings: { sla: { ...promised, tellsTelegram: true } },
      environment: {
        TELEGRAM_BOT_TOKEN: telegram.botToken,
        TELEGRAM_CHAT_ID: telegram.chatId,
        TELEGRAM_API_BASE_URL: telegram.url,
      },
    });
    await telling.rows.select('UPDATE telegram_channel SET tells_handoffs = false, tells_alerts = false');
  });
  afterAll(async () => {
    await telling.stop();
    await telegram.stop();
  });

  it('tells what is broken and still goes on, many at once in one message', async () => {
    await telling.rows.select(`UPDATE telegram_channel SET not_before = now() + interval '1 hour'`);
    const customers = ['สมศรี', 'สมหมาย', 'สมปอง', 'สมใจ'];
    for (const displayName of [...customers, 'ได้คุยแล้ว']) {
      const lineUserId = await createCustomer(telling.rows, { displayName });
      await createSession(telling.rows, lineUserId, { createdAt: new Date(Date.now() - 310_000) });
    }
    await look(telling.api);
    const agent = await telling.signIn();
    const [served] = await telling.rows.select<{ id: string }>(
      `SELECT line_user_id AS id FROM customers WHERE display_name = 'ได้คุยแล้ว'`,
    );
    await agent.call(claimConversation, { lineUserId: served?.id ?? '' });
    await waitFor(
      async () =>
        expect(await telling.rows.count(`telegram_notifications WHERE kind = 'sla_breach'`)).toBe(5),
      { description: 'what is broken is noted' },
    );
    await telling.rows.select('UPDATE telegram_channel SET not_before = NULL');
    await lookAfterTelegram(telling.api);
    await telegramIsDone(telling.rows);
    expect(telegram.messages).toHaveLength(1);
    for (const name of customers) {
      expect(telegram.messages[0]?.text).toContain(`${name}: รอรับนานเกิน 5 นาที`);
    }
    expect(telegram.messages[0]?.text).not.toContain('ได้คุยแล้ว');
  });
});
