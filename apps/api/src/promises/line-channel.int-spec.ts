import {
  forgetLineChannel,
  getLineChannel,
  resumeLineChannel,
  setLineWebhook,
  testLineChannel,
  updateLineChannel,
} from '@jsk/contracts/line-channel';
import { sendMessage } from '@jsk/contracts/messages';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { deliverBody, LineCustomer, webhookBody } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { type TestApi, TestSystem } from '../testing/start-test-api';

const newToken = 'another-channel-access-token/of+the+same=';
const newSecret = '0123456789abcdef0123456789abcdef';
const publicBaseUrl = 'https://chat.example.com';
const webhookUrl = `${publicBaseUrl}/api/v1/webhook`;

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeEach(async () => {
  system = await TestSystem.start({ environment: { PUBLIC_BASE_URL: publicBaseUrl } });
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn();
  system.line.account.serverBehind = system.api.url;
  system.line.account.channelSecret = system.channelSecret;
});
afterEach(() => system.stop());

const update = (given: { channelSecret?: string; channelAccessToken?: string; force?: boolean }) =>
  administrator.call(updateLineChannel, given);

async function openConversation(): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
  return lineUserId;
}

const send = (lineUserId: string, text: string) =>
  agent.call(sendMessage, { lineUserId, text, clientId: newClientId() });

function arrives(lineUserId: string, texts: readonly string[]): Promise<unknown> {
  return waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(texts), {
    description: `the customer has ${texts.join(', ')}`,
    timeoutMs: 20_000,
  });
}

/** Sends something that LINE refuses because of the access token. @returns the conversation. */
async function runIntoPause(): Promise<string> {
  const lineUserId = await openConversation();
  system.line.acceptedTokens.clear();
  await send(lineUserId, 'รอสักครู่นะคะ');
  await waitFor(
    async () =>
      expect((await administrator.call(getLineChannel, {})).paused).toMatchObject({
        because: 'unauthorised',
      }),
    { description: 'sending is paused' },
  );
  return lineUserId;
}

async function webhookStatus(channelSecret: string, api: TestApi = system.api): Promise<number> {
  const body = webhookBody([new LineCustomer().writes('สวัสดี')]);
  return (await deliverBody(api.url, body, channelSecret)).status;
}

describe('The LINE channel', () => {
  it('is that of the environment until an administrator stores another, and shows no secret', async () => {
    const channel = await waitFor(
      async () => {
        const known = await administrator.call(getLineChannel, {});
        return known.account && known;
      },
      { description: 'LINE has said which account this is' },
    );
    expect(channel).toMatchObject({
      webhookUrl,
      apiOrigin: system.line.url,
      channelSecret: {
        source: 'environment',
        ending: system.channelSecret.slice(-4),
        previousValidUntil: null,
      },
      channelAccessToken: { source: 'environment', ending: system.line.accessToken.slice(-4) },
      account: { basicId: '@fake-account', displayName: 'ร้านทดสอบ', chatMode: 'bot' },
      paused: null,
      breaker: { state: 'closed' },
    });
    expect(JSON.stringify(channel)).not.toContain(system.channelSecret);
    expect(JSON.stringify(channel)).not.toContain(system.line.accessToken);
  });

  it('uses a new access token at once, here and in other processes', async () => {
    const other = await system.startApi();
    const lineUserId = await openConversation();
    system.line.acceptedTokens.clear();
    system.line.acceptedTokens.add(newToken);
    const channel = await update({ channelAccessToken: newToken });
    expect(channel.channelAccessToken).toMatchObject({ source: 'database', ending: 'ame=' });

    await send(lineUserId, 'ด้วยโทเคนใหม่');
    await arrives(lineUserId, ['ด้วยโทเคนใหม่']);
    const elsewhere = await system.signIn({}, other);
    const sent = { lineUserId, text: 'จากอีกที่หนึ่ง', clientId: newClientId() };
    await expect(elsewhere.call(sendMessage, sent)).rejects.toMatchObject({ status: 403 });
    expect(await (await system.signIn({ role: 'ADMIN' }, other)).call(getLineChannel, {})).toEqual(
      expect.objectContaining({ channelAccessToken: channel.channelAccessToken, paused: null }),
    );
  });

  it('keeps credentials encrypted, and writes down who changed them without showing them', async () => {
    system.line.acceptedTokens.add(newToken);
    await update({ channelAccessToken: newToken, channelSecret: newSecret });

    const [row] = await system.rows.select('SELECT * FROM line_channel');
    expect(row).toMatchObject({
      access_token: expect.stringMatching(/^v1:[\w-]+$/),
      channel_secret: expect.stringMatching(/^v1:[\w-]+$/),
      previous_channel_secret: expect.stringMatching(/^v1:[\w-]+$/),
    });
    const audited = await system.rows.select(`SELECT * FROM audit_log WHERE action LIKE 'line_channel.%'`);
    expect(audited).toEqual([
      expect.objectContaining({
        action: 'line_channel.credentials_changed',
        operator_id: administrator.user.id,
        detail: { changed: ['channelSecret', 'channelAccessToken'], account: '@fake-account' },
      }),
    ]);
    for (const secret of [newToken, newSecret, system.channelSecret]) {
      expect(JSON.stringify([row, audited])).not.toContain(secret);
    }
  });

  it('takes webhooks signed with the former secret for 24 hours after a change', async () => {
    const channel = await update({ channelSecret: newSecret });
    expect(channel.channelSecret).toMatchObject({
      source: 'database',
      previousValidUntil: expect.any(String),
    });
    expect(await webhookStatus(newSecret)).toBe(200);
    expect(await webhookStatus(system.channelSecret)).toBe(200);

    system.api.setClock(new Date(Date.now() + 25 * 60 * 60 * 1000));
    expect((await administrator.call(getLineChannel, {})).channelSecret.previousValidUntil).toBeNull();
    expect(await webhookStatus(newSecret)).toBe(200);
    expect(await webhookStatus(system.channelSecret)).toBe(401);
  });

  it('refuses webhooks signed with a secret that was never its own [case 10]', async () => {
    expect(await webhookStatus(newSecret)).toBe(401);
    expect(await system.rows.count('webhook_events')).toBe(0);
  });

  it('goes back to the environment when an administrator says so', async () => {
    system.line.acceptedTokens.add(newToken);
    await update({ channelAccessToken: newToken, channelSecret: newSecret });
    const channel = await administrator.call(forgetLineChannel, {});
    expect(channel).toMatchObject({
      channelSecret: { source: 'environment', changedAt: null },
      channelAccessToken: { source: 'environment', changedAt: null },
    });
    expect(await webhookStatus(newSecret)).toBe(401);
    expect(await webhookStatus(system.channelSecret)).toBe(200);
  });

  it('is not stored with an access token that LINE does not accept: the error is told at the field', async () => {
    await expect(update({ channelAccessToken: newToken })).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error', errors: [{ path: 'channelAccessToken' }] },
    });
    expect(await administrator.call(getLineChannel, {})).toMatchObject({
      channelAccessToken: { source: 'environment' },
    });
  });

  it('is stored while LINE does not answer only if the administrator insists', async () => {
    system.line.acceptedTokens.add(newToken);
    system.line.account.failsWith = 500;
    await expect(update({ channelAccessToken: newToken })).rejects.toMatchObject({
      status: 503,
      problem: { code: 'line_unreachable' },
    });
    const channel = await update({ channelAccessToken: newToken, force: true });
    expect(channel).toMatchObject({ channelAccessToken: { source: 'database' }, account: null });
  });

  it.each([
    [{}, 'channelAccessToken'],
    [{ channelSecret: 'not-a-secret' }, 'channelSecret'],
    [{ channelSecret: newSecret.toUpperCase() }, 'channelSecret'],
    [{ channelAccessToken: 'short' }, 'channelAccessToken'],
    [{ channelAccessToken: 'with spaces in the middle of it' }, 'channelAccessToken'],
    [{ channelAccessToken: 'ก'.repeat(40) }, 'channelAccessToken'],
  ])('does not take %j', async (given, path) => {
    await expect(update(given)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [expect.objectContaining({ path })] },
    });
  });

  it('works with the environment when the stored credentials cannot be read, and says so', async () => {
    system.line.acceptedTokens.add(newToken);
    await update({ channelAccessToken: newToken });
    const otherKey = await system.startApi({ ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') });
    const there = await system.signIn({ role: 'ADMIN' }, otherKey);
    expect(await there.call(getLineChannel, {})).toMatchObject({
      channelAccessToken: { source: 'unreadable', ending: system.line.accessToken.slice(-4) },
    });
    await waitFor(
      async () => expect(await system.rows.count(`alerts WHERE kind = 'credentials_unreadable'`)).toBe(1),
      {
        description: 'there is an alert',
      },
    );
  });
});

describe('When LINE does not accept the access token', () => {
  it('sending is paused, nothing is lost, and a new token sends what waited [case 64]', async () => {
    const lineUserId = await runIntoPause();
    await send(lineUserId, 'อันที่สอง');
    const waiting = await openConversation();
    await send(waiting, 'อีกห้อง');
    const callsSoFar = system.line.sendingsTo(lineUserId).length;

    system.line.acceptedTokens.add(newToken);
    const channel = await update({ channelAccessToken: newToken });
    expect(channel.paused).toBeNull();
    await arrives(lineUserId, ['รอสักครู่นะคะ', 'อันที่สอง']);
    await arrives(waiting, ['อีกห้อง']);
    expect(callsSoFar).toBe(1);
  });

  it('sending goes on when an administrator resumes it, which needs a token that LINE accepts', async () => {
    const lineUserId = await runIntoPause();
    await expect(administrator.call(resumeLineChannel, {})).rejects.toMatchObject({
      status: 409,
      problem: { code: 'line_refused' },
    });
    system.line.acceptedTokens.add(system.line.accessToken);
    expect((await administrator.call(resumeLineChannel, {})).paused).toBeNull();
    await arrives(lineUserId, ['รอสักครู่นะคะ']);
  });

  it('a restart with another token of the environment ends the pause', async () => {
    const lineUserId = await runIntoPause();
    await waitFor(async () => expect(await system.rows.count('alerts WHERE resolved_at IS NULL')).toBe(1), {
      description: 'there is an alert',
    });
    await system.api.close();
    system.line.acceptedTokens.add(newToken);
    await system.startApi({ LINE_CHANNEL_ACCESS_TOKEN: newToken });
    await arrives(lineUserId, ['รอสักครู่นะคะ']);
    await waitFor(async () => expect(await system.rows.count('alerts WHERE resolved_at IS NULL')).toBe(0), {
      description: 'the alert is over',
    });
  });

  it('a process ends although a job that has begun wants to come back later', async () => {
    const lineUserId = await openConversation();
    system.line.acceptedTokens.clear();
    const held = system.line.holdNext('push');
    await send(lineUserId, 'รอสักครู่นะคะ');
    await held.arrived;
    const closing = system.api.close();
    held.release();
    await closing;
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND state = 'queued'`, [lineUserId]),
    ).toBe(1);
  });

  it('a pause is known to other processes and after a restart', async () => {
    await runIntoPause();
    const restarted = await system.startApi();
    const there = await system.signIn({ role: 'ADMIN' }, restarted);
    expect((await there.call(getLineChannel, {})).paused).toMatchObject({ because: 'unauthorised' });
  });
});

describe('A test of the channel', () => {
  const findings = async () => {
    const { checks } = await administrator.call(testLineChannel, {});
    return Object.fromEntries(checks.map(({ id, result, finding }) => [id, `${result} ${finding}`]));
  };

  it('finds everything well when it is', async () => {
    system.line.account.webhook = { endpoint: webhookUrl, active: true };
    expect(await findings()).toEqual({
      accessToken: 'ok ok',
      webhookAddress: 'ok ok',
      webhookActive: 'ok ok',
      webhookTest: 'ok ok',
      chatMode: 'ok ok',
      markAsRead: 'ok ok',
      quota: 'ok unlimited',
    });
    expect(await system.rows.count('webhook_events')).toBe(0);
  });

  it('finds what is wrong', async () => {
    const { account } = system.line;
    account.webhook = { endpoint: 'https://elsewhere.example.com/webhook', active: false };
    account.info = { ...account.info, chatMode: 'chat', markAsReadMode: 'auto' };
    account.channelSecret = newSecret;
    system.line.quota = { limit: 500, used: 500 };
    expect(await findings()).toEqual({
      accessToken: 'ok ok',
      webhookAddress: 'failed otherAddress',
      webhookActive: 'failed inactive',
      webhookTest: 'failed signatureRefused',
      chatMode: 'warning chatIsOn',
      markAsRead: 'warning readsByItself',
      quota: 'warning spent',
    });
  });

  it('does not ask for more when LINE does not let it in', async () => {
    system.line.acceptedTokens.clear();
    const found = await findings();
    expect(found.accessToken).toBe('failed unauthorised');
    expect(Object.values(found).slice(1)).toEqual(Array.from({ length: 6 }, () => 'skipped skipped'));
  });

  it('tells LINE where to deliver webhooks to', async () => {
    expect(await findings()).toMatchObject({ webhookAddress: 'failed notSet' });
    expect(await administrator.call(setLineWebhook, {})).toEqual({ webhookUrl });
    expect(await findings()).toMatchObject({ webhookAddress: 'ok ok' });
    const actions = await system.rows.select<{ action: string }>(
      `SELECT action FROM audit_log WHERE action LIKE 'line_channel.%' ORDER BY id`,
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'line_channel.tested',
      'line_channel.webhook_set',
      'line_channel.tested',
    ]);
  });
});
