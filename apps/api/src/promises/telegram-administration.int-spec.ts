import { randomBytes } from 'node:crypto';
import { listAlerts } from '@jsk/contracts/alerts';
import type { InputOf } from '@jsk/contracts/endpoint';
import { getTelegram, testTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { FakeTelegram } from '@jsk/testing/fake-telegram';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { type TestApi, TestSystem } from '../testing/start-test-api';
import { lookAfterTelegram, telegramIsDone } from '../testing/telegram';

let telegram: FakeTelegram;
let system: TestSystem;
let administrator: OperatorSession;
/** Of a bot that does not exist. */
const anotherToken = `424242:${'x'.repeat(35)}`;
/** Everything that was logged. */
const lines: string[] = [];

beforeEach(async () => {
  lines.length = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  telegram = new FakeTelegram();
  await telegram.start();
  system = await TestSystem.start({
    environment: { TELEGRAM_API_BASE_URL: telegram.url, LOG_LEVEL: 'debug' },
  });
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(async () => {
  await system.stop();
  await telegram.stop();
  jest.restoreAllMocks();
  expect(telegram.mistakes).toEqual([]);
});

const state = (by = administrator) => by.call(getTelegram, {});
const test = () => administrator.call(testTelegram, {});
const update = (given: Partial<InputOf<typeof updateTelegram>> = {}) =>
  administrator.call(updateTelegram, {
    isEnabled: true,
    chatId: telegram.chatId,
    tellsHandoffs: true,
    tellsAlerts: true,
    ...given,
  });

/** The same system, started anew by somebody who has set these variables. */
async function startWith(environment: Record<string, string>): Promise<[TestApi, OperatorSession]> {
  const api = await system.startApi(environment);
  return [api, await system.signIn({ role: 'ADMIN' }, api)];
}

async function tellOf(api: TestApi): Promise<void> {
  await createSession(system.rows, await createCustomer(system.rows));
  await lookAfterTelegram(api);
  await telegramIsDone(system.rows);
}

const health = async (api: TestApi) =>
  (await callRest<{ status: string; checks: object }>(api.url, 'GET', '/api/v1/health')).body;

describe('Telegram', () => {
  it('is off until somebody sets it up', async () => {
    expect(await state()).toEqual({
      isEnabled: false,
      botToken: 'missing',
      chatId: null,
      tellsHandoffs: true,
      tellsAlerts: true,
      lastSentAt: null,
      lastFailure: null,
      waitingCount: 0,
    });
    await tellOf(system.api);
    expect(await system.rows.count('telegram_notifications')).toBe(0);
    await expect(test()).rejects.toMatchObject({ status: 409, problem: { code: 'conflict' } });
    expect(await health(system.api)).toMatchObject({
      status: 'ok',
      checks: { telegram: { status: 'not_used' } },
    });
  });

  it('works at once with what an administrator stores, and nobody sees the token again', async () => {
    expect(await update({ botToken: telegram.botToken })).toMatchObject({
      isEnabled: true,
      botToken: 'stored',
      chatId: telegram.chatId,
    });
    await tellOf(system.api);
    await waitFor(() => expect(telegram.messages).toHaveLength(1), { description: 'it is told' });
    expect(await health(system.api)).toMatchObject({
      status: 'ok',
      checks: { telegram: { status: 'up' } },
    });

    telegram.trouble = { kind: 'status', status: 401, description: 'Unauthorized' };
    await tellOf(system.api);
    telegram.trouble = { kind: 'cut' };
    await tellOf(system.api);
    await update({ botToken: telegram.botToken, tellsAlerts: false });
    await test();
    const stored = await system.rows.select('SELECT * FROM telegram_channel, telegram_notifications');
    expect(stored[0]).toMatchObject({ bot_token: expect.stringMatching(/^v1:[\w-]+$/) });
    const audited = await system.rows.select(
      `SELECT action, operator_id, detail FROM audit_log WHERE subject_type = 'telegram' ORDER BY id`,
    );
    const shown = { isEnabled: true, chatId: telegram.chatId, tellsHandoffs: true };
    expect(audited).toEqual([
      expect.objectContaining({ action: 'telegram.changed' }),
      {
        action: 'telegram.changed',
        operator_id: administrator.user.id,
        detail: {
          before: { ...shown, tellsAlerts: true },
          after: { ...shown, tellsAlerts: false },
          botToken: 'replaced',
        },
      },
      { action: 'telegram.tested', operator_id: administrator.user.id, detail: { ok: false } },
    ]);
    const logged = lines.join('');
    expect(logged).toContain('Telegram refused a message: Unauthorized');
    for (const seen of [JSON.stringify([stored, audited, await state()]), logged]) {
      expect(seen).not.toContain(telegram.botToken);
    }
  });

  it('is that of the environment until an administrator stores another, and again when it is removed', async () => {
    const [api, elsewhere] = await startWith({
      TELEGRAM_BOT_TOKEN: telegram.botToken,
      TELEGRAM_CHAT_ID: telegram.chatId,
    });
    const ofEnvironment = { isEnabled: true, botToken: 'environment', chatId: telegram.chatId };
    expect(await state(elsewhere)).toMatchObject(ofEnvironment);
    await tellOf(api);
    expect(telegram.messages).toHaveLength(1);
    await elsewhere.call(updateTelegram, { ...(await state(elsewhere)), botToken: undefined });
    expect(await system.rows.select('SELECT chat_id, bot_token FROM telegram_channel')).toEqual([
      { chat_id: null, bot_token: null },
    ]);

    await update({ botToken: anotherToken, chatId: '@another_chat' });
    expect(await state(elsewhere)).toMatchObject({ botToken: 'stored', chatId: '@another_chat' });
    await update({ chatId: null });
    expect(await state(elsewhere)).toMatchObject({ botToken: 'stored', chatId: telegram.chatId });
    expect(await update({ botToken: null, chatId: null })).toMatchObject({
      botToken: 'missing',
      chatId: null,
    });
    expect(await state(elsewhere)).toMatchObject(ofEnvironment);
    expect(
      await system.rows.select(
        `SELECT detail->>'botToken' AS token FROM audit_log WHERE action LIKE 'telegram.%'`,
      ),
    ).toEqual([{ token: null }, { token: 'replaced' }, { token: null }, { token: 'removed' }]);
  });

  it('says when the stored token cannot be read, and does not take another bot instead', async () => {
    await update({ botToken: telegram.botToken });
    const [api, elsewhere] = await startWith({
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      TELEGRAM_BOT_TOKEN: telegram.botToken,
    });
    expect(await state(elsewhere)).toMatchObject({ isEnabled: true, botToken: 'unreadable' });
    // The first instance can read it, and must not be the one that sends.
    await system.api.close();
    await tellOf(api);
    expect(telegram.calls).toEqual([]);
    expect((await elsewhere.call(listAlerts, {})).items).toMatchObject([
      { kind: 'telegram_failing', detail: { reason: expect.stringContaining('ENCRYPTION_KEY') } },
    ]);
    expect(await health(api)).toMatchObject({ checks: { telegram: { status: 'degraded' } } });
    await expect(elsewhere.call(testTelegram, {})).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    [{ botToken: 'not a token' }, 'botToken'],
    [{ botToken: '' }, 'botToken'],
    [{ chatId: 'our group' }, 'chatId'],
    [{ chatId: '@x' }, 'chatId'],
    [{ isEnabled: undefined }, 'isEnabled'],
  ])('does not take %j', async (given, path) => {
    await expect(update(given)).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error', errors: [{ path }] },
    });
  });

  it('is the business of administrators', async () => {
    const agent = await system.signIn();
    for (const call of [state(agent), agent.call(testTelegram, {})]) {
      await expect(call).rejects.toMatchObject({ status: 403 });
    }
  });
});

describe('The test', () => {
  it('sends a message, also while notifications are off, and says as whom', async () => {
    await update({ botToken: telegram.botToken, isEnabled: false });
    expect(await test()).toEqual({ ok: true, botName: telegram.botName, message: null });
    expect(telegram.messages).toMatchObject([
      { text: expect.stringContaining('A test: notifications arrive') },
    ]);
    expect(await state()).toMatchObject({ lastSentAt: expect.any(String), lastFailure: null });
  });

  it('shows what Telegram says of the token, and of the chat', async () => {
    await update({ botToken: anotherToken });
    expect(await test()).toEqual({ ok: false, botName: null, message: 'Unauthorized' });
    await update({ botToken: telegram.botToken, chatId: '-42' });
    const message = 'Bad Request: chat not found';
    expect(await test()).toEqual({ ok: false, botName: telegram.botName, message });
    expect(await state()).toMatchObject({ lastFailure: { message }, lastSentAt: null });
  });

  it('that succeeds ends the pause and the alert, and what waited is sent', async () => {
    await update({ botToken: telegram.botToken });
    telegram.trouble = {
      kind: 'status',
      status: 429,
      description: 'Slow',
      parameters: { retry_after: 3000 },
    };
    await tellOf(system.api);
    await system.rows.select(
      `INSERT INTO alerts (kind, severity, raised_at, last_seen_at) VALUES ('telegram_failing', 'warning', now(), now())`,
    );
    expect(telegram.messages).toEqual([]);
    telegram.trouble = null;
    expect(await test()).toMatchObject({ ok: true });
    await waitFor(() => expect(telegram.messages).toHaveLength(2), { description: 'what waited is sent' });
    expect((await administrator.call(listAlerts, {})).items).toEqual([]);
  });

  it('says that Telegram cannot be reached', async () => {
    const nowhere = new FakeTelegram();
    await nowhere.start();
    const { url } = nowhere;
    await nowhere.stop();
    const [, elsewhere] = await startWith({
      TELEGRAM_API_BASE_URL: url,
      TELEGRAM_BOT_TOKEN: telegram.botToken,
      TELEGRAM_CHAT_ID: telegram.chatId,
    });
    expect(await elsewhere.call(testTelegram, {})).toEqual({
      ok: false,
      botName: null,
      message: 'Telegram cannot be reached (ECONNREFUSED)',
    });
  });
});
