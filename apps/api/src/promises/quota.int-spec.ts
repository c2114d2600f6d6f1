import { listAlerts } from '@jsk/contracts/alerts';
import { sendMessage } from '@jsk/contracts/messages';
import { getQuota, getQuotaLevel } from '@jsk/contracts/quota';
import { updateSettings } from '@jsk/contracts/settings';
import { QuotaService } from '@jsk/features/quota';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

/** In Bangkok: ten and a half days of November are over. */
const noon = new Date('2026-11-11T05:00:00Z');

beforeEach(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
  // The check at the start is over.
  await waitFor(async () => expect(await system.rows.count('quota_readings')).toBe(1), {
    description: 'LINE was asked once',
  });
  await system.rows.select('DELETE FROM quota_readings');
  system.api.setClock(noon);
});
afterEach(() => system.stop());

/** The regular check, at this time of the system's clock. */
async function check(at: Date, quota: { limit: number | null; used: number }): Promise<void> {
  system.line.quota = quota;
  system.api.setClock(at);
  await system.api.app.get(QuotaService).check({ wasRefused: false });
}

async function openAlerts() {
  const { items } = await operator.call(listAlerts, {});
  return items.map(({ kind, severity, detail }) => ({ kind, severity, percent: detail.percent }));
}

const hours = (count: number) => count * 60 * 60 * 1000;

describe('The monthly quota', () => {
  it('is what LINE says, with what is left and a line to the end of the month', async () => {
    await check(noon, { limit: 500, used: 105 });
    expect(await operator.call(getQuota, {})).toMatchObject({
      limit: 500,
      used: 105,
      remaining: 395,
      checkedAt: noon.toISOString(),
      thresholdReached: null,
      forecast: { usedAtMonthEnd: 300, perDay: 10, basedOnDays: 10.5, runsOutOn: null },
    });
    expect(await operator.call(getQuotaLevel, {})).toMatchObject({ limit: 500, used: 105 });
  });

  it('runs out on the day the line crosses the limit', async () => {
    await check(noon, { limit: 500, used: 210 });
    const { forecast } = await operator.call(getQuota, {});
    expect(forecast).toMatchObject({ usedAtMonthEnd: 600, runsOutOn: '2026-11-26' });
  });

  it('of an account without a limit is unlimited, not used up [case 86]', async () => {
    await check(noon, { limit: null, used: 12000 });
    expect(await operator.call(getQuota, {})).toMatchObject({
      limit: null,
      used: 12000,
      remaining: null,
      thresholdReached: null,
      forecast: { runsOutOn: null },
    });
    expect(await openAlerts()).toEqual([]);
  });

  it('is not known before LINE has told, nor from the month before', async () => {
    const unknown = { limit: null, used: 0, remaining: null, checkedAt: null, thresholdReached: null };
    expect(await operator.call(getQuotaLevel, {})).toEqual(unknown);
    await check(new Date('2026-10-31T16:00:00Z'), { limit: 500, used: 499 });
    expect((await operator.call(getQuotaLevel, {})).used).toBe(499);
    system.api.setClock(new Date('2026-10-31T17:00:00Z'));
    expect(await operator.call(getQuotaLevel, {})).toEqual(unknown);
  });

  it('is asked again by the process that comes after five minutes, not by each of them', async () => {
    const asked = () => system.line.calls.filter(({ path }) => path.endsWith('/quota')).length;
    const before = asked();
    await check(noon, { limit: 500, used: 1 });
    await check(new Date(noon.getTime() + 4 * 60_000), { limit: 500, used: 2 });
    expect(asked()).toBe(before + 1);
    await check(new Date(noon.getTime() + 6 * 60_000), { limit: 500, used: 2 });
    expect(asked()).toBe(before + 2);
  });

  it('stays as it was known when LINE does not answer', async () => {
    await check(noon, { limit: 500, used: 105 });
    system.line.failNext('quota', { kind: 'status', status: 500 });
    await expect(check(new Date(noon.getTime() + hours(1)), { limit: 500, used: 200 })).rejects.toThrow();
    expect(await operator.call(getQuotaLevel, {})).toMatchObject({ used: 105 });
  });
});

describe('When the quota runs low', () => {
  it('administrators are warned at 80, 95 and 100 percent, once a month each', async () => {
    await check(noon, { limit: 500, used: 399 });
    expect(await openAlerts()).toEqual([]);
    await check(new Date(noon.getTime() + hours(1)), { limit: 500, used: 400 });
    expect(await openAlerts()).toEqual([{ kind: 'quota_low', severity: 'warning', percent: 80 }]);
    await check(new Date(noon.getTime() + hours(2)), { limit: 500, used: 410 });
    const { items } = await operator.call(listAlerts, {});
    expect(items).toEqual([expect.objectContaining({ kind: 'quota_low', count: 1 })]);
    await check(new Date(noon.getTime() + hours(3)), { limit: 500, used: 475 });
    expect(await openAlerts()).toEqual([{ kind: 'quota_low', severity: 'critical', percent: 95 }]);
    await check(new Date(noon.getTime() + hours(4)), { limit: 500, used: 500 });
    expect(await openAlerts()).toEqual([{ kind: 'quota_exhausted', severity: 'critical', percent: 100 }]);
    expect(await operator.call(getQuotaLevel, {})).toMatchObject({ remaining: 0, thresholdReached: 100 });
    expect(await system.rows.count('quota_warnings')).toBe(3);
  });

  it('messages ask customers for a free reply, if the setting says so', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    await administrator.call(updateSettings, { messaging: { freshTokenQuickReply: 'when_quota_is_low' } });
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const quickReplyOf = async (text: string) => {
      await operator.call(sendMessage, { lineUserId, text, clientId: newClientId() });
      const sent = () => system.line.sendingsTo(lineUserId).find(({ texts }) => texts.includes(text));
      return (await waitFor(() => sent() ?? null, { description: 'it leaves' })).body.includes('quickReply');
    };
    await check(noon, { limit: 500, used: 399 });
    expect(await quickReplyOf('ยังพอ')).toBe(false);
    await check(new Date(noon.getTime() + hours(1)), { limit: 500, used: 400 });
    expect(await quickReplyOf('ใกล้หมด')).toBe(true);
  });

  it('the warning goes when the limit is raised, and comes anew in the next month', async () => {
    await check(noon, { limit: 500, used: 450 });
    await check(new Date(noon.getTime() + hours(1)), { limit: 5000, used: 450 });
    expect(await openAlerts()).toEqual([]);
    await check(new Date('2026-12-20T05:00:00Z'), { limit: 500, used: 450 });
    expect(await openAlerts()).toEqual([{ kind: 'quota_low', severity: 'warning', percent: 80 }]);
  });
});

describe('A push that LINE refuses for the monthly limit', () => {
  async function sendRefused(): Promise<void> {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const body = { message: 'You have reached your monthly limit.' };
    system.line.failNext('push', { kind: 'status', status: 429, body });
    await operator.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });
  }

  it('although some are left was refused for a while only: the page says so, no alert stays [case 62]', async () => {
    await check(noon, { limit: 500, used: 105 });
    await sendRefused();
    await waitFor(
      async () => expect((await operator.call(getQuota, {})).refusedAt).toBe(noon.toISOString()),
      {
        description: 'the refusal is noted',
      },
    );
    await waitFor(async () => expect(await openAlerts()).toEqual([]), { description: 'no alert is open' });
  });

  it('because none is left raises the alert, once for many [case 62]', async () => {
    system.line.quota = { limit: 500, used: 500 };
    await sendRefused();
    await sendRefused();
    await waitFor(
      async () => expect(await operator.call(getQuotaLevel, {})).toMatchObject({ remaining: 0 }),
      {
        description: 'LINE was asked',
      },
    );
    await waitFor(
      async () => expect(await openAlerts()).toEqual([expect.objectContaining({ kind: 'quota_exhausted' })]),
      { description: 'the alert is open' },
    );
    expect((await operator.call(getQuota, {})).refusedAt).toBeNull();
  });
});

describe('What messages cost', () => {
  async function createMessages(sender: string, cost: string, createdAt: string, count: number) {
    const lineUserId = await createCustomer(system.rows);
    await system.rows.select(
      `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, cost, customer_message_number,
                             created_at)
       SELECT $1, 'OUTGOING', $2, 'text', 'ค่ะ', 'accepted', $3, 0, $4 FROM generate_series(1, $5)`,
      [lineUserId, sender, cost, createdAt, count],
    );
  }

  beforeEach(async () => {
    await createMessages('OPERATOR', 'free', '2026-11-11T02:00:00+07:00', 5);
    await createMessages('OPERATOR', 'coalesced', '2026-11-11T09:00:00+07:00', 2);
    await createMessages('OPERATOR', 'paid', '2026-11-11T09:00:00+07:00', 3);
    await createMessages('BOT', 'free', '2026-11-01T00:30:00+07:00', 4);
    await createMessages('SYSTEM', 'paid', '2026-10-31T23:30:00+07:00', 6);
  });

  it('is counted by sender, and how many operator messages left without cost', async () => {
    const { economy } = await operator.call(getQuota, { period: 'today' });
    expect(economy).toEqual({
      bySender: [
        { sender: 'OPERATOR', free: 5, coalesced: 2, paid: 3 },
        { sender: 'BOT', free: 0, coalesced: 0, paid: 0 },
        { sender: 'SYSTEM', free: 0, coalesced: 0, paid: 0 },
      ],
      freeShare: 0.7,
      savedMessages: 7,
    });
  });

  it('is counted by days of Bangkok, for the month or the last thirty days', async () => {
    const month = await operator.call(getQuota, { period: 'month' });
    expect(month.economy.savedMessages).toBe(11);
    expect(month.daily).toHaveLength(11);
    expect(month.daily[0]).toEqual({
      day: '2026-11-01',
      free: 4,
      coalesced: 0,
      paid: 0,
      countedByLine: null,
    });
    expect(month.daily.at(-1)).toMatchObject({ day: '2026-11-11', free: 5, coalesced: 2, paid: 3 });

    const { daily } = await operator.call(getQuota, { period: 'last_30_days' });
    expect(daily).toHaveLength(30);
    expect(daily.find(({ day }) => day === '2026-10-31')).toMatchObject({ paid: 6 });
  });

  it('stands beside what LINE counted, which includes what was sent elsewhere', async () => {
    await check(new Date('2026-11-10T16:00:00Z'), { limit: 500, used: 90 });
    await check(noon, { limit: 500, used: 105 });
    const { daily } = await operator.call(getQuota, { period: 'month' });
    expect(daily.at(-1)).toMatchObject({ day: '2026-11-11', countedByLine: 15 });
    expect(daily.at(-2)?.countedByLine).toBeNull();
  });
});
