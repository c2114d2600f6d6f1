import { type AlertKind, dismissAlert, listAlerts } from '@jsk/contracts/alerts';
import { updateLineChannel } from '@jsk/contracts/line-channel';
import { sendMessage } from '@jsk/contracts/messages';
import { AlertsService } from '@jsk/features/alerts';
import { createCustomer, createSession } from '@jsk/testing/factories';
import type { LineFault } from '@jsk/testing/fake-line';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let agent: OperatorSession;
let administrator: OperatorSession;

beforeEach(async () => {
  system = await TestSystem.start();
  agent = await system.signIn();
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await system.stop();
});

const openKinds = async (): Promise<AlertKind[]> =>
  (await agent.call(listAlerts, {})).items.map(({ kind }) => kind);

const opens = (...kinds: AlertKind[]) =>
  waitFor(async () => expect(await openKinds()).toEqual(kinds), {
    description: `the open alerts are [${kinds.join(', ')}]`,
    timeoutMs: 20_000,
  });

async function openConversation(): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
  return lineUserId;
}

const send = (lineUserId: string) =>
  agent.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });

async function sendRefused(fault: LineFault): Promise<string> {
  const lineUserId = await openConversation();
  system.line.failNext('push', fault);
  await send(lineUserId);
  return lineUserId;
}

const refused = (status: number, message: string): LineFault => ({
  kind: 'status',
  status,
  body: { message },
});

describe('An alert', () => {
  it('tells every console at once when LINE stops accepting the access token, and when it is over [case 64]', async () => {
    const tab = await agent.openTab();
    await sendRefused(refused(401, 'Authentication failed.'));
    const { items } = await tab.nextEvent('alerts_update');
    expect(items).toEqual([
      expect.objectContaining({ kind: 'line_unauthorised', severity: 'critical', count: 1 }),
    ]);

    await administrator.call(updateLineChannel, { channelAccessToken: system.line.accessToken });
    await tab.nextEvent('alerts_update', (news) => news.items.length === 0);
    expect(await openKinds()).toEqual([]);
  });

  it('says that LINE does not allow something, and nothing is tried again [case 65]', async () => {
    const message = 'Access to this API is not available for your account';
    const lineUserId = await sendRefused(refused(403, message));
    await opens('line_forbidden');
    expect((await agent.call(listAlerts, {})).items[0]?.detail).toEqual({ message });
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
  });

  it("says that the month's messages are used up", async () => {
    system.line.quota = { limit: 500, used: 500 };
    await sendRefused(refused(429, 'You have reached your monthly limit.'));
    await waitFor(async () => expect(await openKinds()).toContain('quota_exhausted'), {
      description: 'there is an alert',
    });
  });

  it('says that LINE does not answer, until it does', async () => {
    await Promise.all(Array.from({ length: 5 }, () => sendRefused({ kind: 'drop' })));
    await opens('line_unreachable');
    // What an administrator asks is asked whatever the breaker says.
    await administrator.call(updateLineChannel, { channelAccessToken: system.line.accessToken });
    expect(await openKinds()).toEqual(['line_unreachable']);

    const realNow = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 31_000);
    await send(await openConversation());
    await opens();
  });

  it('of a kind is open once, however often it happens', async () => {
    for (let times = 0; times < 3; times += 1) await sendRefused(refused(403, 'No'));
    await waitFor(
      async () => expect((await agent.call(listAlerts, {})).items).toMatchObject([{ count: 3 }]),
      {
        description: 'all three are counted',
      },
    );
  });

  it('says the worst it knows, the most severe first', async () => {
    const alerts = system.api.app.get(AlertsService, { strict: false });
    await alerts.raise('quota_low', { detail: { percent: 80 } });
    await alerts.raise('line_account_suspended');
    await alerts.raise('quota_low', { severity: 'critical', detail: { percent: 100 } });
    await alerts.resolve('line_account_suspended');
    await alerts.raise('line_forbidden');
    expect((await agent.call(listAlerts, {})).items).toMatchObject([
      { kind: 'quota_low', severity: 'critical', detail: { percent: 100 } },
      { kind: 'line_forbidden', severity: 'warning' },
    ]);
  });

  it('is put away by an administrator until it happens again', async () => {
    await sendRefused(refused(403, 'No'));
    await opens('line_forbidden');
    const [alert] = (await agent.call(listAlerts, {})).items;
    const alertId = alert?.id ?? '';
    await expect(agent.call(dismissAlert, { alertId })).rejects.toMatchObject({ status: 403 });
    const tab = await agent.openTab();
    expect(await administrator.call(dismissAlert, { alertId })).toEqual({ items: [] });
    await tab.nextEvent('alerts_update', ({ items }) => items.length === 0);
    await expect(administrator.call(dismissAlert, { alertId })).rejects.toMatchObject({ status: 404 });
    expect(await system.rows.count(`audit_log WHERE action = 'alert.dismissed'`)).toBe(1);

    await sendRefused(refused(403, 'Still no'));
    await opens('line_forbidden');
  });
});
