import { listColleagues } from '@jsk/contracts/conversations';
import { AvailabilityService } from '@jsk/features/availability';
import { PresenceService } from '@jsk/features/live-chat';
import { createCustomer } from '@jsk/testing/factories';
import { type ConsoleTab, connectConsole, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let colleague: OperatorSession;
let watching: ConsoleTab;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true, environment: { WORKER_MODE: 'separate' } });
  colleague = await system.signIn();
});
beforeEach(async () => {
  watching = await colleague.openTab(system.apis[1]?.url);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** What colleagues are told, on another instance. */
function isTold(operator: OperatorSession, status: 'online' | 'away' | 'offline') {
  return watching.nextEvent(
    'presence_update',
    (news) => news.operator.id === operator.user.id && news.status === status,
  );
}

async function presenceOf(operator: OperatorSession): Promise<string | undefined> {
  const { items } = await colleague.call(listColleagues, {});
  return items.find(({ id }) => id === operator.user.id)?.presence;
}

interface Availability {
  status: string;
  changedAt: Date;
  lastSeenAt: Date;
}

async function availabilityOf(operator: OperatorSession): Promise<Availability | undefined> {
  const [row] = await system.rows.select<Availability>(
    `SELECT status, changed_at AS "changedAt", last_seen_at AS "lastSeenAt" FROM operator_availability
      WHERE operator_id = $1`,
    [operator.user.id],
  );
  return row;
}

function availability(instance: number): AvailabilityService {
  const api = system.apis[instance];
  if (!api) throw new Error('There is no such instance');
  return api.app.get(AvailabilityService);
}

describe('An operator', () => {
  it('is online with the console open, away when they say so, and gone with the last tab', async () => {
    const operator = await system.signIn();
    expect(await presenceOf(operator)).toBe('offline');
    const tab = await operator.openTab();
    await isTold(operator, 'online');
    expect(await presenceOf(operator)).toBe('online');
    await tab.ask('presence', { status: 'away' });
    await isTold(operator, 'away');
    expect(await presenceOf(operator)).toBe('away');
    tab.close();
    await isTold(operator, 'offline');
    expect(await presenceOf(operator)).toBe('offline');
  });

  it('who is away is not online for a moment when the page is loaded again', async () => {
    const operator = await system.signIn();
    const tab = await connectConsole(system.api.url, { token: operator.accessToken, presence: 'away' });
    await isTold(operator, 'away');
    tab.close();
    await isTold(operator, 'offline');
    const told = watching.events('presence_update').filter((news) => news.operator.id === operator.user.id);
    expect(told.map(({ status }) => status)).toEqual(['away', 'offline']);
  });

  it('counts as what the most present of their tabs says, whichever instance it is connected to', async () => {
    const operator = await system.signIn();
    const first = await operator.openTab(system.apis[0]?.url);
    await isTold(operator, 'online');
    const second = await operator.openTab(system.apis[1]?.url);
    await first.ask('presence', { status: 'away' });
    expect(await presenceOf(operator)).toBe('online');
    second.close();
    await isTold(operator, 'away');
    first.close();
    await isTold(operator, 'offline');
  });

  it('whose status does not change is seen again and again, and has had it since the beginning', async () => {
    const operator = await system.signIn();
    await operator.openTab();
    await isTold(operator, 'online');
    const before = await availabilityOf(operator);
    await availability(0).beat();
    const after = await availabilityOf(operator);
    expect(after?.changedAt).toEqual(before?.changedAt);
    expect(after?.lastSeenAt.getTime()).toBeGreaterThan(before?.lastSeenAt.getTime() ?? Infinity);
  });
});

describe('Who watches a conversation in several tabs', () => {
  it('leaves it with the last of them, whichever instances they are connected to', async () => {
    const lineUserId = await createCustomer(system.rows);
    await watching.ask('join_room', { lineUserId });
    const operator = await system.signIn();
    const here = await operator.watch(lineUserId, system.apis[1]?.url);
    const elsewhere = await operator.watch(lineUserId, system.apis[0]?.url);
    await here.ask('leave_room', { lineUserId });
    // On the same instance: what was told because of it has come before the answer.
    await watching.ask('ping');
    expect(watching.events('operator_left')).toEqual([]);

    elsewhere.close();
    const reference = { id: operator.user.id, name: operator.user.displayName };
    expect(await watching.nextEvent('operator_left')).toEqual({ lineUserId, operator: reference });
  });

  it('also when both are closed at the same moment', async () => {
    const lineUserId = await createCustomer(system.rows);
    await watching.ask('join_room', { lineUserId });
    const operator = await system.signIn();
    const urls = system.apis.slice(0, 2).map(({ url }) => url);
    const tabs = await Promise.all(urls.map((url) => operator.watch(lineUserId, url)));
    tabs.forEach((tab) => tab.close());
    await watching.nextEvent('operator_left', (news) => news.operator.id === operator.user.id);
  });

  it('is there in the end when one is closed while another opens elsewhere', async () => {
    const lineUserId = await createCustomer(system.rows);
    await watching.ask('join_room', { lineUserId });
    const operator = await system.signIn();
    const here = await operator.watch(lineUserId, system.apis[0]?.url);
    const presence = (system.apis[0] ?? system.api).app.get(PresenceService);
    const look = presence.viewersOf.bind(presence);
    // It opens after the first look at who is left, and is told before what follows from that look.
    jest.spyOn(presence, 'viewersOf').mockImplementationOnce(async (id) => {
      const viewers = await look(id);
      await operator.watch(lineUserId, system.apis[1]?.url);
      return viewers;
    });
    await here.ask('leave_room', { lineUserId });
    const isOfOperator = (news: { operator: { id: string } }) => news.operator.id === operator.user.id;
    // The two tabs, then that the operator left, and that this was wrong.
    for (let tab = 1; tab <= 2; tab += 1) await watching.nextEvent('operator_joined', isOfOperator);
    await watching.nextEvent('operator_left', isOfOperator);
    await watching.nextEvent('operator_joined', isOfOperator);
  });
});

describe('When an instance dies', () => {
  it('its operators are gone once nobody has seen them for a while, and those of others are not', async () => {
    const dying = await system.startApi();
    const operator = await system.signIn();
    const tab = await operator.openTab(dying.url);
    await isTold(operator, 'online');
    // As it is after a kill: the instance says nothing any more, not even that its sockets are closed.
    jest.spyOn(dying.app.get(AvailabilityService), 'record').mockResolvedValue();
    tab.close();
    await availability(0).markGone();
    expect(await presenceOf(operator)).toBe('online');

    await system.rows.select(
      `UPDATE operator_availability SET last_seen_at = last_seen_at - interval '46 seconds' WHERE operator_id = ANY($1)`,
      [[operator.user.id, colleague.user.id]],
    );
    await availability(1).markGone();
    await isTold(operator, 'offline');
    expect(await presenceOf(operator)).toBe('offline');
    expect(await presenceOf(colleague)).toBe('online');
  });

  it('an operator who connects to another one meanwhile is there all the time', async () => {
    const dying = await system.startApi();
    const operator = await system.signIn();
    const tab = await operator.openTab(dying.url);
    await isTold(operator, 'online');
    jest.spyOn(dying.app.get(AvailabilityService), 'record').mockResolvedValue();
    tab.close();
    await operator.openTab(system.apis[0]?.url);
    await waitFor(
      async () => {
        await system.rows.select(
          `UPDATE operator_availability SET last_seen_at = now() - interval '46 seconds' WHERE operator_id = $1`,
          [operator.user.id],
        );
        await availability(0).markGone();
        expect((await availabilityOf(operator))?.lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 40_000);
      },
      { description: 'the other instance has seen them' },
    );
    expect(await presenceOf(operator)).toBe('online');
  });
});
