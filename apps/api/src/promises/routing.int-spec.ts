import { closeConversation, getConversation, transferConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { updateSettings, type RoutingSettings } from '@jsk/contracts/settings';
import { updateOperator } from '@jsk/contracts/people';
import { RoutingService } from '@jsk/features/routing';
import { createCustomer, createHandoffKeywords, createSession, createSkill } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { ConsoleTab, OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

const handoffWord = 'คุยกับเจ้าหน้าที่';

beforeAll(async () => {
  // Without a worker nothing sweeps the queue: whatever happens here was caused by an event.
  const environment = { WORKER_MODE: 'separate' };
  system = await TestSystem.start({ instances: 2, redis: true, environment });
  administrator = await system.signIn({ role: 'ADMIN' });
  await createHandoffKeywords(system.rows, [handoffWord]);
});
afterAll(() => system.stop());

beforeEach(() => choose({ assignment: 'round_robin' }));
afterEach(async () => {
  await choose({ assignment: 'manual' });
  system.closeTabs();
  await nobodyIsOnline();
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_at = now(), closed_by = 'SYSTEM' WHERE closed_at IS NULL`,
  );
  await system.rows.select('UPDATE operators SET last_assigned_at = NULL');
});

function choose(routing: Partial<RoutingSettings>) {
  return administrator.call(updateSettings, { routing });
}

function nobodyIsOnline(): Promise<void> {
  return waitFor(
    async () => expect(await system.rows.count(`operator_availability WHERE status = 'online'`)).toBe(0),
    { description: 'everybody has gone' },
  );
}

/** An operator whose console is open. */
async function comes(operator: OperatorSession, instance = 0): Promise<ConsoleTab> {
  const tab = await operator.openTab(system.apis[instance]?.url);
  await waitFor(
    async () =>
      expect(
        await system.rows.count(`operator_availability WHERE operator_id = $1 AND status = 'online'`, [
          operator.user.id,
        ]),
      ).toBe(1),
    { description: 'the operator is online' },
  );
  return tab;
}

async function waits(given: Parameters<typeof createSession>[2] = {}): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, given);
  return lineUserId;
}

async function ownerOf(lineUserId: string): Promise<string | null> {
  const { session } = await administrator.call(getConversation, { lineUserId });
  return session?.operator?.id ?? null;
}

function isGivenTo(lineUserId: string, { user }: OperatorSession): Promise<void> {
  return waitFor(async () => expect(await ownerOf(lineUserId)).toBe(user.id), {
    description: `the customer is given to ${user.displayName}`,
  });
}

/** Everything that had to be decided about the queue has been. */
async function queueIsSettled(): Promise<void> {
  for (const { app } of system.apis) await app.get(RoutingService).drain();
}

async function systemLines(lineUserId: string): Promise<unknown[]> {
  const { messages } = await administrator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) => (payload?.kind === 'system' ? [payload] : []));
}

describe('A customer who waits', () => {
  it('is given to an operator who is online, and everybody is told', async () => {
    const operator = await system.signIn();
    const tab = await comes(operator, 1);
    const colleague = await (await system.signIn({ role: 'ADMIN' })).openTab();
    await colleague.ask('presence', { status: 'away' });
    const customer = new LineCustomer();
    await system.process(customer.writes(`ขอ${handoffWord}ค่ะ`));
    const { lineUserId } = customer;

    const news = await tab.nextEvent('session_assigned', ({ session }) => session.lineUserId === lineUserId);
    expect(news).toMatchObject({ session: { status: 'ACTIVE', operator: { id: operator.user.id } } });
    await colleague.nextEvent('session_claimed', ({ session }) => session.id === news.session.id);
    await colleague.nextEvent('conversation_update', ({ session }) => session?.status === 'ACTIVE');
    expect(await systemLines(lineUserId)).toContainEqual(
      expect.objectContaining({
        event: 'session_assigned',
        operatorName: null,
        toOperatorName: operator.user.displayName,
      }),
    );
    expect(
      await system.rows.select(`SELECT operator_id, detail FROM audit_log WHERE action = 'session.assigned'`),
    ).toEqual([{ operator_id: null, detail: { lineUserId, operatorId: operator.user.id } }]);
  });

  it('is given away as soon as somebody comes who can take more', async () => {
    const customers = [
      await waits({ createdAt: minutesAgo(3) }),
      await waits({ createdAt: minutesAgo(1) }),
      await waits({ createdAt: minutesAgo(2) }),
    ];
    const operator = await system.signIn({ capacity: 2 });
    await comes(operator);
    await queueIsSettled();
    expect(await Promise.all(customers.map(ownerOf))).toEqual([operator.user.id, null, operator.user.id]);
  });

  it.each([
    [
      'closes a conversation',
      (lineUserId: string, from: OperatorSession) => from.call(closeConversation, { lineUserId }),
    ],
    [
      'hands one to a colleague',
      async (lineUserId: string, from: OperatorSession) => {
        const colleague = await system.signIn();
        return from.call(transferConversation, { lineUserId, toOperatorId: colleague.user.id });
      },
    ],
  ])('longest is next when an operator who is full %s', async (_, free) => {
    const operator = await system.signIn({ capacity: 1 });
    const first = await waits({ operatorId: operator.user.id });
    const later = await waits({ createdAt: minutesAgo(1) });
    const earlier = await waits({ createdAt: minutesAgo(2) });
    await comes(operator);
    await queueIsSettled();
    expect(await ownerOf(earlier)).toBeNull();

    await free(first, operator);
    await isGivenTo(earlier, operator);
    await queueIsSettled();
    expect(await ownerOf(later)).toBeNull();
  });

  it('is given away when an operator may have more than before', async () => {
    const operator = await system.signIn({ capacity: 1 });
    await waits({ operatorId: operator.user.id });
    const lineUserId = await waits();
    await comes(operator);
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();

    await administrator.call(updateOperator, { operatorId: operator.user.id, capacity: 2 });
    await isGivenTo(lineUserId, operator);
  });

  it('is given away when assignment is no longer done by hand, on whichever instance that was decided', async () => {
    await choose({ assignment: 'manual' });
    const lineUserId = await waits();
    const operator = await system.signIn();
    await comes(operator);
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();

    await choose({ assignment: 'least_busy' });
    await isGivenTo(lineUserId, operator);
  });

  it.each(['away', 'offline'] as const)('is not given to somebody who is %s', async (status) => {
    const operator = await system.signIn();
    const tab = await comes(operator);
    await tab.ask('presence', { status });
    const lineUserId = await waits();
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();

    await tab.ask('presence', { status: 'online' });
    await isGivenTo(lineUserId, operator);
  });

  it('is not given to somebody whose account is switched off', async () => {
    const operator = await system.signIn();
    await comes(operator);
    await system.rows.select('UPDATE operators SET is_active = false WHERE id = $1', [operator.user.id]);
    const lineUserId = await waits();
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();
  });

  it('is not given back at once to the operator who put them back, as long as a colleague is there', async () => {
    const tired = await system.signIn();
    await comes(tired);
    const lineUserId = await waits({ operatorId: tired.user.id });
    const colleague = await system.signIn({ capacity: 1 });
    await comes(colleague, 1);
    const other = await waits({ operatorId: colleague.user.id });
    await tired.call(transferConversation, { lineUserId, queue: true });
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();

    await colleague.call(closeConversation, { lineUserId: other });
    await isGivenTo(lineUserId, colleague);
  });

  it('is reached behind any number of others for whom nobody is free', async () => {
    const [free, full] = [await system.signIn(), await system.signIn({ capacity: 1 })];
    for (const operator of [free, full]) await comes(operator);
    await waits({ operatorId: full.user.id });
    // Whoever gave a customer back gets them again only when nobody else is there, and somebody is.
    const earlier = new Date(Date.now() - 60_000);
    const returned: string[] = [];
    for (let count = 0; count < 45; count += 1) returned.push(await waits({ createdAt: earlier }));
    await system.rows.select(
      `INSERT INTO session_transfers (session_id, kind, from_operator_id)
       SELECT id, 'QUEUE', $1 FROM sessions WHERE line_user_id = ANY($2)`,
      [free.user.id, returned],
    );
    const last = await waits();
    await queueIsSettled();
    expect(await ownerOf(last)).toBe(free.user.id);
    expect(await system.rows.count(`sessions WHERE status = 'WAITING'`)).toBe(45);
  });
});

describe('Operators', () => {
  it('take turns, also when many customers come at the same moment', async () => {
    const operators = [await system.signIn(), await system.signIn(), await system.signIn()];
    await choose({ assignment: 'manual' });
    const customers = [];
    for (let minutes = 6; minutes > 0; minutes -= 1) {
      customers.push(await waits({ createdAt: minutesAgo(minutes) }));
    }
    for (const operator of operators) await comes(operator);
    await choose({ assignment: 'round_robin' });
    await queueIsSettled();
    const owners = await Promise.all(customers.map(ownerOf));
    expect(new Set(owners.slice(0, 3)).size).toBe(3);
    expect(owners.slice(3)).toEqual(owners.slice(0, 3));
  });

  it('are given customers by how few they have, if that is chosen', async () => {
    await choose({ assignment: 'least_busy' });
    const [busy, idle] = [await system.signIn(), await system.signIn()];
    await waits({ operatorId: busy.user.id });
    await waits({ operatorId: busy.user.id });
    await comes(busy);
    await comes(idle);
    const customers = [await waits(), await waits()];
    await queueIsSettled();
    expect(await Promise.all(customers.map(ownerOf))).toEqual([idle.user.id, idle.user.id]);
  });

  it('get back whom they had the last time', async () => {
    const [first, last] = [await system.signIn(), await system.signIn()];
    const customers = [await waits({ operatorId: last.user.id }), await waits({ operatorId: last.user.id })];
    for (const lineUserId of customers) await last.call(closeConversation, { lineUserId });
    for (const lineUserId of customers) await createSession(system.rows, lineUserId);
    await comes(last, 1);
    await comes(first);
    await queueIsSettled();
    expect(await Promise.all(customers.map(ownerOf))).toEqual([last.user.id, last.user.id]);
  });
});

describe('A customer who needs a skill', () => {
  it('is given to somebody who has it, and waits for them when they are full', async () => {
    const [skilled, other] = [await system.signIn({ capacity: 1 }), await system.signIn()];
    const skillId = await createSkill(system.rows, 'ฝ่ายขาย', [skilled.user]);
    await comes(skilled);
    await comes(other, 1);
    const first = await waits({ skillId, createdAt: minutesAgo(2) });
    const second = await waits({ skillId, createdAt: minutesAgo(1) });
    await queueIsSettled();
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([skilled.user.id, null]);

    await skilled.call(closeConversation, { lineUserId: first });
    await isGivenTo(second, skilled);
  });

  it('is given to somebody who has just been given the skill', async () => {
    const [skilled, other] = [await system.signIn({ capacity: 1 }), await system.signIn()];
    const skillId = await createSkill(system.rows, 'ฝ่ายช่าง', [skilled.user]);
    await waits({ operatorId: skilled.user.id });
    await comes(skilled);
    await comes(other);
    const lineUserId = await waits({ skillId });
    await queueIsSettled();
    expect(await ownerOf(lineUserId)).toBeNull();

    await administrator.call(updateOperator, { operatorId: other.user.id, skillIds: [skillId] });
    await isGivenTo(lineUserId, other);
  });

  it.each(['round_robin', 'manual'] as const)(
    'is open to everybody when nobody with it is there, and the thread says so once (%s)',
    async (assignment) => {
      await choose({ assignment });
      const skillId = await createSkill(system.rows, `ภาษาญี่ปุ่น ${assignment}`);
      const lineUserId = await waits({ skillId });
      await queueIsSettled();
      await queueIsSettled();
      const opened = { event: 'session_opened_to_all', detail: `ภาษาญี่ปุ่น ${assignment}` };
      expect(await systemLines(lineUserId)).toEqual([expect.objectContaining(opened)]);

      const operator = await system.signIn();
      await comes(operator);
      await queueIsSettled();
      expect(await ownerOf(lineUserId)).toBe(assignment === 'manual' ? null : operator.user.id);
    },
  );

  it('waits on while the only one who has it loads the page again', async () => {
    const [skilled, other] = [await system.signIn(), await system.signIn()];
    const skillId = await createSkill(system.rows, 'การเงิน', [skilled.user]);
    const tab = await comes(skilled);
    await comes(other);
    tab.close();
    await waitFor(
      async () =>
        expect(
          await system.rows.count(`operator_availability WHERE operator_id = $1 AND status = 'offline'`, [
            skilled.user.id,
          ]),
        ).toBe(1),
      { description: 'the page is gone' },
    );
    const lineUserId = await waits({ skillId });
    await queueIsSettled();
    expect(await systemLines(lineUserId)).toEqual([]);
    await comes(skilled);
    await isGivenTo(lineUserId, skilled);
  });
});

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}
