import { getLiveKpis, type LiveFigureName, type LiveKpis } from '@jsk/contracts/analytics';
import { claimConversation, closeConversation } from '@jsk/contracts/conversations';
import { updateSettings } from '@jsk/contracts/settings';
import { liveFigureChanges, LiveKpisService } from '@jsk/features/analytics';
import { entities } from '@jsk/features/entities';
import { jobModules } from '@jsk/features/job-modules';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { loadConfig } from '@jsk/platform/config/app-config';
import { foundationModules } from '@jsk/platform/foundation';
import { createCustomer, createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { ConsoleTab, OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let worker: INestApplicationContext;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true, environment: { WORKER_MODE: 'separate' } });
  worker = await startWorker();
  operator = await system.signIn({ role: 'ADMIN' });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  // Three processes' worth of modules.
}, 60_000);
beforeEach(async () => {
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_at = now(), closed_by = 'SYSTEM' WHERE closed_at IS NULL`,
  );
});
afterEach(() => system.closeTabs());
afterAll(async () => {
  await worker.close();
  await system.stop();
});

/** Everything that works off jobs, in a process without sockets. */
function startWorker(): Promise<INestApplicationContext> {
  const config = loadConfig({
    ENVIRONMENT: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: system.rows.url,
    REDIS_URL: system.redisUrl,
    LINE_CHANNEL_SECRET: system.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: system.line.accessToken,
    LINE_API_BASE_URL: system.line.url,
    LINE_DATA_API_BASE_URL: system.line.url,
  });
  const module = {
    module: class Worker {},
    imports: [...foundationModules(config, entities), ...jobModules],
  };
  return NestFactory.createApplicationContext(module, { logger: false });
}

/** A tab of an instance that shows the figures. */
async function watchFigures(instance = 0): Promise<ConsoleTab> {
  const tab = await operator.openTab(system.apis[instance]?.url);
  await tab.ask('subscribe_analytics');
  return tab;
}

const valueOf = ({ figures }: LiveKpis, name: LiveFigureName) =>
  figures.find((figure) => figure.name === name)?.value;

/** Waits until it is so in what the tab was told last. */
const isTold = (tab: ConsoleTab, name: LiveFigureName, value: number) =>
  waitFor(
    () => {
      const last = tab.events('analytics_update').at(-1);
      return last && valueOf(last, name) === value ? last : null;
    },
    { description: `the tab is told that ${name} is ${value}` },
  );

describe('A console that subscribes to the figures', () => {
  it('has them at once, the same ones as over REST', async () => {
    await createSession(system.rows, await createCustomer(system.rows));
    const tab = await watchFigures();
    const told = await isTold(tab, 'waiting', 1);
    const { figures, waitingSince } = await operator.call(getLiveKpis, {});
    expect(told).toMatchObject({ figures, waitingSince });
  });

  it('is told when somebody comes, on every instance, whatever process has seen it', async () => {
    const tabs = [await watchFigures(0), await watchFigures(1)];
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่ค่ะ'));
    await Promise.all(tabs.map((tab) => isTold(tab, 'waiting', 1)));

    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    await Promise.all(tabs.map((tab) => isTold(tab, 'active', 1)));
    await operator.call(closeConversation, { lineUserId: customer.lineUserId });
    for (const tab of tabs) expect((await isTold(tab, 'active', 0)).waitingSince).toBeNull();
  });

  it('is told of what a worker does by itself', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const tabs = [await watchFigures(0), await watchFigures(1)];
    await Promise.all(tabs.map((tab) => isTold(tab, 'active', 1)));
    await system.rows.select(
      `UPDATE sessions SET warned_at = now(), closes_at = now() - interval '1 second' WHERE line_user_id = $1`,
      [lineUserId],
    );
    await worker.get(SessionLifecycleService).closeInactive();
    await Promise.all(tabs.map((tab) => isTold(tab, 'active', 0)));
  });

  it('is told who is there', async () => {
    const tab = await watchFigures(0);
    const { operatorsOnline } = await tab.nextEvent('analytics_update');
    const colleague = await system.signIn();
    await colleague.openTab(system.apis[1]?.url);
    await tab.nextEvent('analytics_update', (told) => told.operatorsOnline > operatorsOnline);
  });

  it('is told when other figures are aimed at', async () => {
    const tab = await watchFigures(1);
    const targets = { firstResponseSeconds: 30, satisfactionPercent: 90, firstContactPercent: 50 };
    await operator.call(updateSettings, { targets });
    await tab.nextEvent('analytics_update', ({ figures }) =>
      figures.some(({ name, target }) => name === 'satisfaction' && target === 0.9),
    );
  });
});

describe('A burst of changes', () => {
  it('is told once a second at most, and the last of it always', async () => {
    const customers = await Promise.all(Array.from({ length: 30 }, () => createCustomer(system.rows)));
    for (const lineUserId of customers) await createSession(system.rows, lineUserId);
    const tab = await watchFigures();
    await isTold(tab, 'waiting', 30);
    const startedAt = Date.now();
    for (const lineUserId of customers) await operator.call(claimConversation, { lineUserId });
    await isTold(tab, 'active', 30);
    const seconds = Math.floor((Date.now() - startedAt) / 1000);
    // One more for what was on its way when it began.
    expect(tab.events('analytics_update').length).toBeLessThanOrEqual(seconds + 3);
  });
});

describe('Who did not subscribe', () => {
  it('is told nothing, and for nobody nothing is read', async () => {
    const tab = await operator.openTab();
    const left = await watchFigures();
    await left.ask('unsubscribe_analytics');
    const known = left.events('analytics_update').length;
    let changes = 0;
    const reads = system.apis.map(({ app }) => {
      app.get(CacheInvalidation).onChange(liveFigureChanges, () => (changes += 1));
      return jest.spyOn(app.get(LiveKpisService), 'read');
    });
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    await operator.call(claimConversation, { lineUserId });
    await waitFor(() => expect(changes).toBeGreaterThanOrEqual(2), { description: 'both have heard of it' });
    await Promise.all([tab.ask('ping'), left.ask('ping')]);
    expect(tab.events('analytics_update')).toEqual([]);
    expect(left.events('analytics_update')).toHaveLength(known);
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });
});
