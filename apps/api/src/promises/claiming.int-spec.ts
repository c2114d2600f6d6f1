import {
  claimConversation,
  closeConversation,
  startConversation,
  transferConversation,
} from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { createCustomer, createHandoffKeywords, createOperator, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { OperatorSession, Refusal, SocketRefusal } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** A try to claim, over REST or over the socket, told in the same words. */
interface Attempt {
  readonly operatorId: string;
  readonly session: Session | null;
  readonly code: string | null;
  /** Who has it, as the one who came too late is told. */
  readonly holder: unknown;
}

async function claimOverRest(operator: OperatorSession, lineUserId: string): Promise<Attempt> {
  const operatorId = operator.user.id;
  try {
    const session = await operator.call(claimConversation, { lineUserId });
    return { operatorId, session, code: null, holder: null };
  } catch (error) {
    const { status, problem } = error as Refusal;
    expect(status).toBe(409);
    return { operatorId, session: null, code: problem.code, holder: problem.operator };
  }
}

async function claimOverSocket(operator: OperatorSession, lineUserId: string): Promise<Attempt> {
  const operatorId = operator.user.id;
  const tab = await operator.openTab();
  try {
    return { operatorId, session: await tab.ask('claim_session', { lineUserId }), code: null, holder: null };
  } catch (error) {
    const { code, details } = error as SocketRefusal;
    return { operatorId, session: null, code, holder: (details as { operator?: unknown }).operator };
  }
}

describe('Claiming', () => {
  it('lets one of 50 operators win who claim at the same moment, and tells the others who has it', async () => {
    const operators = await Promise.all(
      Array.from({ length: 50 }, (_, index) => system.signIn({}, system.apis[index % 2])),
    );
    const lineUserId = await createCustomer(system.rows);
    const sessionId = await createSession(system.rows, lineUserId);
    const watcher = await system.signIn();
    const watching = await watcher.openTab(system.apis[1]?.url);

    const attempts = await Promise.all(
      operators.map((operator, index) =>
        index % 4 < 2 ? claimOverRest(operator, lineUserId) : claimOverSocket(operator, lineUserId),
      ),
    );

    const winners = attempts.filter(({ session }) => session !== null);
    expect(winners).toHaveLength(1);
    const winner = operators.find(({ user }) => user.id === winners[0]?.operatorId)?.user;
    const holder = { id: winner?.id, name: winner?.displayName };
    expect(winners[0]?.session).toMatchObject({ id: sessionId, status: 'ACTIVE', operator: holder });
    for (const { code, holder: told } of attempts.filter(({ session }) => session === null)) {
      expect({ code, told }).toEqual({ code: 'session_already_claimed', told: holder });
    }
    expect(
      await system.rows.select(
        `SELECT operator_id AS id, subject_id AS session FROM audit_log WHERE action = 'session.claimed' AND subject_id = $1`,
        [sessionId],
      ),
    ).toEqual([{ id: winner?.id, session: sessionId }]);
    await watching.nextEvent('session_claimed', ({ session }) => session.id === sessionId);
    // Every operator hears of every claim, so those of the tests before may still arrive: only this one is counted.
    expect(watching.events('session_claimed').filter(({ session }) => session.id === sessionId)).toHaveLength(
      1,
    );
  });

  it('is told to every operator, whichever instance they are connected to', async () => {
    const [first, second] = [await system.signIn(), await system.signIn({}, system.apis[1])];
    const tab = await second.openTab();
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่ค่ะ'));
    const mine = ({ session }: { session: Session }) => session.lineUserId === customer.lineUserId;
    await tab.nextEvent('session_created', mine);
    await first.call(claimConversation, { lineUserId: customer.lineUserId });

    const { session } = await tab.nextEvent('session_claimed', mine);
    expect(session.operator).toEqual({ id: first.user.id, name: first.user.displayName });
    await tab.nextEvent('conversation_update', (patch) => patch.session?.status === 'ACTIVE');
  });

  it('is refused when nobody is waiting', async () => {
    const operator = await system.signIn();
    const lineUserId = await createCustomer(system.rows);
    const error = await operator.call(claimConversation, { lineUserId }).catch((refusal: Refusal) => refusal);
    expect(error).toMatchObject({ status: 404, problem: { code: 'session_not_found' } });
    const tab = await operator.openTab();
    await expect(tab.ask('claim_session', { lineUserId })).rejects.toMatchObject({
      code: 'session_not_found',
    });
  });
});

describe('One open session per customer', () => {
  it('is left by handoffs that arrive at the same moment at both instances', async () => {
    const customer = new LineCustomer();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        system.deliver(
          [index % 2 ? customer.writes('คุยกับเจ้าหน้าที่') : customer.taps('action=handoff')],
          system.apis[index % 2],
        ),
      ),
    );
    await system.rows.inboxIsDone();
    expect(await system.rows.count('sessions WHERE line_user_id = $1', [customer.lineUserId])).toBe(1);
  });

  it('is held by the database itself', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    await expect(createSession(system.rows, lineUserId)).rejects.toThrow(/sessions_one_open_per_customer/);
  });

  it('is what an operator gets who starts a conversation, and only one of many', async () => {
    const lineUserId = await createCustomer(system.rows);
    const operators = await Promise.all(Array.from({ length: 6 }, () => system.signIn()));
    const results = await Promise.allSettled(
      operators.map((operator) => operator.call(startConversation, { lineUserId })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ status: 409, problem: { code: 'session_already_claimed' } });
      }
    }
  });
});

describe('A conversation that changes hands', () => {
  it('is told to the new owner and keeps its history and its count', async () => {
    const [from, to] = [await system.signIn(), await system.signIn({}, system.apis[1])];
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: from.user.id });
    const tab = await to.openTab();
    const session = await from.call(transferConversation, {
      lineUserId,
      toOperatorId: to.user.id,
      reason: 'ลูกค้าถามเรื่องบัญชี',
    });

    expect(session).toMatchObject({ operator: { id: to.user.id }, transferCount: 1 });
    expect(await tab.nextEvent('session_assigned')).toMatchObject({ reason: 'ลูกค้าถามเรื่องบัญชี' });
    expect(await tab.nextEvent('session_transferred')).toMatchObject({ fromOperator: { id: from.user.id } });
    await expect(from.call(closeConversation, { lineUserId })).rejects.toMatchObject({ status: 403 });
    expect(
      await system.rows.select(
        'SELECT from_operator_id AS "from", to_operator_id AS "to", reason FROM session_transfers WHERE session_id = $1',
        [session.id],
      ),
    ).toEqual([{ from: from.user.id, to: to.user.id, reason: 'ลูกค้าถามเรื่องบัญชี' }]);
  });

  it('cannot go to somebody who is switched off, or to its owner', async () => {
    const owner = await system.signIn();
    const gone = await createOperator(system.rows, { isActive: false });
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    const transferTo = (toOperatorId: string) =>
      owner.call(transferConversation, { lineUserId, toOperatorId });

    await expect(transferTo(gone.id)).rejects.toMatchObject({
      status: 400,
      problem: { code: 'validation_error' },
    });
    await expect(transferTo(owner.user.id)).rejects.toMatchObject({ status: 409 });
  });

  it('is with the bot again once it is closed, and the customer is told', async () => {
    const owner = await system.signIn();
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    const tab = await owner.watch(lineUserId);
    const session = await tab.ask('close_session', { lineUserId });

    expect(session).toMatchObject({ status: 'CLOSED', closedBy: 'OPERATOR' });
    await tab.nextEvent(
      'message_updated',
      ({ state, sender }) => state === 'accepted' && sender.kind === 'SYSTEM',
    );
    expect(system.line.textsReceivedBy(lineUserId)).toHaveLength(1);
    await tab.nextEvent('conversation_update', ({ chatMode }) => chatMode === 'BOT');
    await expect(tab.ask('close_session', { lineUserId })).rejects.toMatchObject({
      code: 'session_not_found',
    });
    expect(
      (
        await system.rows.select<{ action: string }>(
          `SELECT action FROM audit_log WHERE subject_id = $1 AND operator_id = $2`,
          [session.id, owner.user.id],
        )
      ).map(({ action }) => action),
    ).toEqual(['session.closed']);
  });

  it('closes for everybody who closes at the same moment, also with few database connections', async () => {
    // Work that holds a connection must never wait for another one: with two there is none to spare.
    const narrow = await system.startApi({ DATABASE_POOL_SIZE: '2' });
    const owner = await system.signIn({}, narrow);
    const customers = await Promise.all(Array.from({ length: 8 }, () => createCustomer(system.rows)));
    for (const lineUserId of customers) {
      await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    }
    const sessions = await Promise.all(
      customers.map((lineUserId) => owner.call(closeConversation, { lineUserId })),
    );
    expect(sessions.map(({ status }) => status)).toEqual(customers.map(() => 'CLOSED'));
  });
});
