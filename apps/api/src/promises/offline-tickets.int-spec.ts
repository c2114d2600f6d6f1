import {
  defaultTimeZone,
  defaultWeek,
  endBusinessHoursOverride,
  type HoursOverride,
  overrideBusinessHours,
  updateBusinessHours,
} from '@jsk/contracts/business-hours';
import { getConversation, listConversations, startConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { customerTextsSchema } from '@jsk/contracts/settings';
import { CustomersService } from '@jsk/features/customers';
import { OfflineTicketsService } from '@jsk/features/offline-tickets';
import { UnitOfWork, type Transaction } from '@jsk/platform/database/unit-of-work';
import { createCustomer } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { type TestApi, TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

const { ticketQueued } = customerTextsSchema.parse({});
const tickets = (api: TestApi) => api.app.get(OfflineTicketsService);
const open: HoursOverride = { state: 'open', until: null };
const closed: HoursOverride = { state: 'closed', until: null };
const override = (state: HoursOverride) => administrator.call(overrideBusinessHours, state);

beforeAll(async () => {
  system = await TestSystem.start({
    instances: 2,
    redis: true,
    settings: { messaging: { noticeHoldSeconds: 0 } },
  });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  await override(closed);
  await system.rows.select(`UPDATE offline_tickets SET state = 'withdrawn' WHERE state = 'open'`);
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_by = 'SYSTEM', closed_at = now() WHERE closed_at IS NULL`,
  );
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** As the conductor does it for a customer who asks while it is closed. */
async function withCustomer<Result>(
  lineUserId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const { app } = system.api;
  return app.get(UnitOfWork).run(async (transaction) => {
    await app.get(CustomersService).lock(transaction, lineUserId);
    return work(transaction);
  });
}

function askForPerson(lineUserId: string, keyword = 'คุยกับเจ้าหน้าที่') {
  const trigger = { kind: 'KEYWORD', keyword } as const;
  return withCustomer(lineUserId, (transaction) =>
    tickets(system.api).open(transaction, lineUserId, { trigger }),
  );
}

/** Customers who ask one after the other. */
async function customersWithTickets(count: number): Promise<string[]> {
  const customers: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const lineUserId = await createCustomer(system.rows);
    await askForPerson(lineUserId);
    customers.push(lineUserId);
  }
  return customers;
}

async function queue(): Promise<string[]> {
  const rows = await system.rows.select<{ lineUserId: string }>(
    `SELECT line_user_id AS "lineUserId" FROM sessions WHERE status = 'WAITING' ORDER BY created_at, id`,
  );
  return rows.map(({ lineUserId }) => lineUserId);
}

async function stateOf(lineUserId: string): Promise<string | undefined> {
  const [row] = await system.rows.select<{ state: string }>(
    `SELECT state FROM offline_tickets WHERE line_user_id = $1 ORDER BY id DESC LIMIT 1`,
    [lineUserId],
  );
  return row?.state;
}

const sessionsOf = (customers: readonly string[]) =>
  system.rows.count('sessions WHERE line_user_id = ANY($1)', [customers]);

const inQueue = (customers: readonly string[]) =>
  waitFor(async () => expect(await queue()).toEqual(customers), { description: 'they wait in their order' });

async function systemLinesOf(lineUserId: string): Promise<(string | undefined)[]> {
  const { messages } = await administrator.call(listMessages, { lineUserId });
  return messages.map(({ payload }) => (payload?.kind === 'system' ? payload.event : undefined));
}

const ticketsTab = () => administrator.call(listConversations, { status: 'tickets' });

describe('Asking for a person while it is closed', () => {
  it('leaves one ticket, which every console sees with the time of the next opening', async () => {
    const opensAt = new Date(Date.now() + 3_600_000).toISOString();
    await override({ state: 'closed', until: opensAt });
    const lineUserId = await createCustomer(system.rows);
    const tab = await administrator.openTab(system.apis[1]?.url);
    await askForPerson(lineUserId);
    expect(await askForPerson(lineUserId)).toBeNull();

    const { ticket } = await tab.nextEvent('conversation_update', (patch) => Boolean(patch.ticket));
    expect(ticket).toMatchObject({ skill: null, entersQueueAt: opensAt });
    await tab.nextEvent('queue_update', ({ tickets }) => tickets === 1);
    const conversation = await administrator.call(getConversation, { lineUserId });
    expect(conversation).toMatchObject({ ticket, chatMode: 'BOT', session: null });
    expect(await systemLinesOf(lineUserId)).toEqual(['ticket_opened']);
    const { items, counts } = await ticketsTab();
    expect(items.map((item) => item.lineUserId)).toEqual([lineUserId]);
    expect(counts).toMatchObject({ tickets: 1, waiting: 0 });
  });

  it('can be taken back', async () => {
    const [lineUserId = ''] = await customersWithTickets(1);
    const tab = await administrator.openTab();
    const withdraw = () =>
      withCustomer(lineUserId, (transaction) => tickets(system.api).withdraw(transaction, lineUserId));
    expect(await withdraw()).toBe(true);
    expect(await withdraw()).toBe(false);
    await tab.nextEvent('conversation_update', (patch) => patch.ticket === null);
    await tab.nextEvent('queue_update', (waiting) => waiting.tickets === 0);
    await override(open);
    await tickets(system.api).runDue();
    expect(await queue()).toEqual([]);
    expect(await stateOf(lineUserId)).toBe('withdrawn');
  });
});

describe('At opening', () => {
  it('everybody enters the queue once, in the order in which they asked, whoever works on it', async () => {
    const customers = await customersWithTickets(8);
    await tickets(system.api).runDue();
    expect(await queue()).toEqual([]);

    await override(open);
    await Promise.all([...system.apis, ...system.apis].map((api) => tickets(api).runDue()));
    expect(await queue()).toEqual(customers);
    expect(await sessionsOf(customers)).toBe(8);
    for (const customer of customers) expect(await stateOf(customer)).toBe('queued');
    expect(await systemLinesOf(customers[0] ?? '')).toEqual(['ticket_opened', 'ticket_queued']);
    expect((await ticketsTab()).counts).toMatchObject({ tickets: 0, waiting: 8 });
  });

  it('it happens by itself when an administrator opens', async () => {
    const customers = await customersWithTickets(2);
    const tab = await administrator.openTab();
    await override(open);
    await inQueue(customers);
    await tab.nextEvent('conversation_update', (patch) => patch.ticket === null);
    await tab.nextEvent('queue_update', (waiting) => waiting.tickets === 0 && waiting.waiting === 2);
  });

  it('a worker that dies in the middle leaves the rest to the others, in order', async () => {
    const customers = await customersWithTickets(4);
    const [first, second] = system.apis;
    if (!first || !second) throw new Error('Two instances are needed');
    await withCustomer(customers[1] ?? '', async (transaction) => {
      await override(open);
      const [process] = await waitFor(
        async () => {
          const waiting = await system.rows.select<{ pid: number }>(
            `SELECT pid FROM pg_stat_activity
              WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM customers%'`,
          );
          return waiting.length > 0 && waiting;
        },
        { description: 'a worker waits for the second customer' },
      );
      expect(await queue()).toEqual(customers.slice(0, 1));
      await transaction.query('SELECT pg_terminate_backend($1)', [process?.pid]);
    });
    await tickets(second).runDue();
    await inQueue(customers);
    expect(await sessionsOf(customers)).toBe(4);
  });

  it('who has a session by other means is not put there again', async () => {
    const [lineUserId = ''] = await customersWithTickets(1);
    const agent = await system.signIn();
    const started = await agent.call(startConversation, { lineUserId });
    expect(started).toMatchObject({ ticket: null, session: { status: 'ACTIVE' } });
    expect(await stateOf(lineUserId)).toBe('taken');
    await override(open);
    await tickets(system.api).runDue();
    expect(await sessionsOf([lineUserId])).toBe(1);
  });

  it('who has blocked the account keeps the ticket, and enters when they come back', async () => {
    const [lineUserId = '', other = ''] = await customersWithTickets(2);
    const customer = new LineCustomer(lineUserId);
    await system.process(customer.blocks());
    await override(open);
    await inQueue([other]);
    expect(await stateOf(lineUserId)).toBe('open');

    await system.process(customer.follows({ follow: { isUnblocked: true } }));
    await tickets(system.api).runDue();
    await inQueue([other, lineUserId]);
  });

  it('they are told when that costs nothing', async () => {
    const customer = new LineCustomer();
    // Nobody answers a sticker, so that its reply token is left.
    await system.process(customer.sends({ type: 'sticker', packageId: '446', stickerId: '1988' }));
    await askForPerson(customer.lineUserId);
    const [withoutToken = ''] = await customersWithTickets(1);
    await override(open);
    await inQueue([customer.lineUserId, withoutToken]);
    await waitFor(() => expect(system.line.textsReceivedBy(customer.lineUserId)).toContain(ticketQueued), {
      description: 'the customer is told that the ticket is in the queue',
    });
    expect(system.line.textsReceivedBy(withoutToken)).toEqual([]);
  });

  it('that is when the week says so', async () => {
    // A Monday in Bangkok.
    for (const api of system.apis) api.setClock(new Date('2026-11-23T07:59:59+07:00'));
    await administrator.call(updateBusinessHours, { timeZone: defaultTimeZone, week: defaultWeek });
    await administrator.call(endBusinessHoursOverride, {});
    const customers = await customersWithTickets(2);
    await Promise.all(system.apis.map((api) => tickets(api).runDue()));
    expect(await queue()).toEqual([]);
    const { items } = await ticketsTab();
    expect(items.map(({ ticket }) => ticket?.entersQueueAt)).toEqual([
      '2026-11-23T01:00:00.000Z',
      '2026-11-23T01:00:00.000Z',
    ]);
    for (const api of system.apis) api.setClock(new Date('2026-11-23T08:00:00+07:00'));
    await Promise.all(system.apis.map((api) => tickets(api).runDue()));
    expect(await queue()).toEqual(customers);
  });
});
