import {
  claimConversation,
  type ConversationFilter,
  closeConversation,
  getConversation,
  listColleagues,
  listConversations,
  transferConversation,
} from '@jsk/contracts/conversations';
import { updateBusinessHours } from '@jsk/contracts/business-hours';
import { listMessages } from '@jsk/contracts/messages';
import { updateSettings } from '@jsk/contracts/settings';
import { listSnoozeChoices, snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { type TestApi, TestSystem } from '../testing/start-test-api';

const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();

let system: TestSystem;
let owner: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
  owner = await system.signIn({ displayName: 'มานี' });
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'หัวหน้า' });
});
afterEach(() => {
  for (const api of system.apis) api.setClock(new Date());
  system.closeTabs();
});
afterAll(() => system.stop());

/** @returns the key of a conversation that the owner has. */
async function atHand(createdAt = new Date()): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createCustomerMessages(system.rows, lineUserId, ['ขอใบเสนอราคาค่ะ']);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id, createdAt });
  return lineUserId;
}

async function putAside(until: string | null = inMinutes(60), createdAt?: Date): Promise<string> {
  const lineUserId = await atHand(createdAt);
  await owner.call(snoozeConversation, { lineUserId, until });
  return lineUserId;
}

const sessionOf = async (lineUserId: string) =>
  (await administrator.call(getConversation, { lineUserId })).session;

async function filtersWith(lineUserId: string): Promise<ConversationFilter[]> {
  const all = ['all', 'active', 'mine', 'snoozed'] as const;
  const pages = await Promise.all(all.map((status) => owner.call(listConversations, { status, limit: 100 })));
  return all.filter((_, index) => pages[index]?.items.some((item) => item.lineUserId === lineUserId));
}

async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await administrator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) =>
    payload?.kind === 'system' ? [[payload.event, payload.operatorName].filter(Boolean).join(' | ')] : [],
  );
}

function lifecycleAfter(minutes: number, api: TestApi = system.api): SessionLifecycleService {
  api.setClock(new Date(Date.now() + minutes * minuteMs));
  return api.app.get(SessionLifecycleService);
}

describe('A conversation that is put aside', () => {
  it('leaves all, active and mine for a tab of its own, and is found by name', async () => {
    const lineUserId = await atHand();
    expect(await filtersWith(lineUserId)).toEqual(['all', 'active', 'mine']);
    const before = await owner.call(listConversations, { status: 'mine' });
    const tab = await administrator.openTab();

    const until = inMinutes(60);
    const session = await owner.call(snoozeConversation, { lineUserId, until });
    expect(session).toMatchObject({ status: 'ACTIVE', snoozedUntil: until });
    expect(await filtersWith(lineUserId)).toEqual(['snoozed']);
    const after = await owner.call(listConversations, { status: 'all', q: lineUserId });
    expect(after.items).toHaveLength(1);
    expect(after.counts).toMatchObject({ mine: before.counts.mine - 1, snoozed: before.counts.snoozed + 1 });
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี']);
    await tab.nextEvent('conversation_update', (patch) => patch.session?.snoozedUntil === until);
  });

  it('is the business of its owner and of administrators', async () => {
    const lineUserId = await atHand();
    const other = await system.signIn();
    await expect(other.call(snoozeConversation, { lineUserId, until: null })).rejects.toMatchObject({
      status: 403,
    });
    await administrator.call(snoozeConversation, { lineUserId, until: null });
    expect(await sessionOf(lineUserId)).toMatchObject({ snoozedUntil: null, snoozedAt: expect.any(String) });
    await expect(other.call(wakeConversation, { lineUserId })).rejects.toMatchObject({ status: 403 });

    const waiting = await createCustomer(system.rows);
    await createSession(system.rows, waiting);
    const refused = administrator.call(snoozeConversation, { lineUserId: waiting, until: null });
    await expect(refused).rejects.toMatchObject({ status: 409 });
  });

  it('needs a moment that is to come, within a year', async () => {
    const lineUserId = await atHand();
    for (const until of [inMinutes(-1), inMinutes(367 * 24 * 60)]) {
      await expect(owner.call(snoozeConversation, { lineUserId, until })).rejects.toMatchObject({
        status: 400,
        problem: { errors: [{ path: 'until' }] },
      });
    }
  });

  it('comes back at once when it is taken up again, which an undo is', async () => {
    const lineUserId = await putAside();
    const tab = await owner.openTab();
    expect(await owner.call(wakeConversation, { lineUserId })).toMatchObject({ snoozedAt: null });
    expect(await filtersWith(lineUserId)).toEqual(['all', 'active', 'mine']);
    // Once more changes nothing.
    await owner.call(wakeConversation, { lineUserId });
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี', 'session_woken | มานี']);

    await owner.call(snoozeConversation, { lineUserId, until: null });
    await administrator.call(wakeConversation, { lineUserId });
    const news = await tab.nextEvent('session_woken');
    expect(news).toMatchObject({ because: 'operator', session: { lineUserId } });
  });

  it.each([
    ['the hour', inMinutes(60)],
    ['the customer', null],
  ])('comes back when the customer writes, when it waits for %s', async (_, until) => {
    const lineUserId = await putAside(until);
    const tab = await owner.openTab();
    await system.process(new LineCustomer(lineUserId).writes('โอนแล้วนะคะ'));
    const news = await tab.nextEvent('session_woken', ({ session }) => session.lineUserId === lineUserId);
    expect(news).toMatchObject({ because: 'customer', session: { snoozedAt: null } });
    expect(await filtersWith(lineUserId)).toEqual(['all', 'active', 'mine']);
    const { lastMessage, unreadCount } = await owner.call(getConversation, { lineUserId });
    expect(lastMessage?.text).toBe('โอนแล้วนะคะ');
    expect(unreadCount).toBeGreaterThan(0);
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี', 'session_woken']);
  });

  it('comes back on time, unread, and its owner is told; not a minute before', async () => {
    const lineUserId = await putAside();
    await owner.call(listMessages, { lineUserId });
    const tab = await owner.openTab();
    await lifecycleAfter(59).runDue();
    expect(await filtersWith(lineUserId)).toEqual(['snoozed']);

    await lifecycleAfter(61).runDue();
    expect(await filtersWith(lineUserId)).toEqual(['all', 'active', 'mine']);
    const news = await tab.nextEvent('session_woken', ({ session }) => session.lineUserId === lineUserId);
    expect(news.because).toBe('time');
    expect((await owner.call(getConversation, { lineUserId })).unreadCount).toBe(1);
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี', 'session_woken']);
  });

  it('comes back once, however many workers find it at the same time and though one dies in the middle', async () => {
    const conversations = await Promise.all(Array.from({ length: 5 }, () => putAside()));
    const gate = new Client({ connectionString: system.rows.url });
    await gate.connect();
    // Everything of the first one is written when its entry in the audit log has to wait.
    await gate.query('BEGIN; LOCK TABLE audit_log IN EXCLUSIVE MODE');
    const first = lifecycleAfter(61).runDue();
    const victim = await waitFor(
      async () => {
        const { rows } = await gate.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE relation = 'audit_log'::regclass AND NOT granted`,
        );
        return rows[0]?.pid ?? null;
      },
      { description: 'the first worker is in the middle of it' },
    );
    await gate.query('SELECT pg_terminate_backend($1)', [victim]);
    await gate.query('COMMIT');
    await gate.end();
    await Promise.all([first, lifecycleAfter(61, system.apis[1]).runDue()]);
    await Promise.all([lifecycleAfter(61).runDue(), lifecycleAfter(61, system.apis[1]).runDue()]);
    for (const lineUserId of conversations) {
      expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี', 'session_woken']);
    }
  });

  it('is neither warned nor closed nor taken away meanwhile, and its silence is counted from then on', async () => {
    const lineUserId = await putAside(inMinutes(600), new Date(Date.now() - 20 * minuteMs));
    await lifecycleAfter(300).runDue();
    await lifecycleAfter(400).runDue();
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี']);
    await lifecycleAfter(601).runDue();
    await lifecycleAfter(605).runDue();
    expect(await linesOf(lineUserId)).toEqual(['session_snoozed | มานี', 'session_woken']);
    await lifecycleAfter(627).runDue();
    expect((await linesOf(lineUserId)).at(-1)).not.toBe('session_woken');
  });

  it.each([
    ['closed', (lineUserId: string) => owner.call(closeConversation, { lineUserId })],
    [
      'back in the queue',
      (lineUserId: string) => owner.call(transferConversation, { lineUserId, queue: true }),
    ],
    [
      'handed on',
      (lineUserId: string) =>
        owner.call(transferConversation, { lineUserId, toOperatorId: administrator.user.id }),
    ],
  ])('is put aside no more when it is %s', async (_, act) => {
    const lineUserId = await putAside();
    expect(await act(lineUserId)).toMatchObject({ snoozedAt: null, snoozedUntil: null });
  });

  it('leaves room for another one, and may fill its owner above the capacity when it comes back', async () => {
    const operator = await system.signIn({ capacity: 1 });
    const [first, second] = [await createCustomer(system.rows), await createCustomer(system.rows)];
    for (const lineUserId of [first, second]) await createSession(system.rows, lineUserId);
    const loadOf = async () =>
      (await operator.call(listColleagues, {})).items.find(({ id }) => id === operator.user.id)
        ?.activeSessions;
    await operator.call(claimConversation, { lineUserId: first });
    expect(await loadOf()).toBe(1);

    await administrator.call(updateSettings, { routing: { assignment: 'least_busy' } });
    await operator.openTab();
    await operator.call(snoozeConversation, { lineUserId: first, until: null });
    expect(await loadOf()).toBe(0);
    await waitFor(async () => expect(await loadOf()).toBe(1), {
      description: 'somebody else is given to the operator',
    });
    await operator.call(wakeConversation, { lineUserId: first });
    expect(await loadOf()).toBe(2);
  });
});

describe('The moments that are offered', () => {
  it('go by the business hours in their time zone', async () => {
    const open = [{ from: '08:00', to: '17:00' }];
    const week = { 1: open, 2: open, 3: open, 4: open, 5: open, 6: [], 7: [] };
    await administrator.call(updateBusinessHours, { timeZone: 'Asia/Bangkok', week });
    // A Tuesday, 10:00 in Bangkok.
    system.api.setClock(new Date('2026-11-24T03:00:00Z'));
    expect(await owner.call(listSnoozeChoices, {})).toEqual({
      timeZone: 'Asia/Bangkok',
      items: [
        { kind: 'one_hour', until: '2026-11-24T04:00:00.000Z' },
        { kind: 'three_hours', until: '2026-11-24T06:00:00.000Z' },
        { kind: 'next_day', until: '2026-11-25T01:00:00.000Z' },
        { kind: 'next_week', until: '2026-11-30T01:00:00.000Z' },
      ],
    });
  });
});
