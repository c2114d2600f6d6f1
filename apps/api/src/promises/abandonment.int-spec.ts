import { claimConversation, getConversation, transferConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { customerTextsSchema } from '@jsk/contracts/settings';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession, Refusal } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

const { abandoned: abandonedText, fallback } = customerTextsSchema.parse({});

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** @param minutes how much later it is by then */
async function runDue(minutes = 0): Promise<void> {
  system.api.setClock(new Date(Date.now() + minutes * 60_000));
  await system.api.app.get(SessionLifecycleService).runDue();
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const conversationOf = (lineUserId: string) => operator.call(getConversation, { lineUserId });

async function waitingSince(minutes: number): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { createdAt: minutesAgo(minutes) });
  return lineUserId;
}

async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await operator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) => (payload?.kind === 'system' ? [payload.event] : []));
}

describe('A customer for whom nobody comes', () => {
  it('is told so after ten minutes, and is with the bot again', async () => {
    const lineUserId = await waitingSince(11);
    const tab = await operator.openTab();
    await runDue();
    await runDue();

    const { session, chatMode } = await conversationOf(lineUserId);
    expect({ ...session, chatMode }).toMatchObject({
      status: 'ABANDONED',
      closedBy: 'SYSTEM',
      operator: null,
      chatMode: 'BOT',
    });
    expect(await linesOf(lineUserId)).toEqual(['session_abandoned']);
    const told = await tab.nextEvent('session_closed', (news) => news.session.lineUserId === lineUserId);
    expect(told.session.status).toBe('ABANDONED');
    await tab.nextEvent('conversation_update', ({ chatMode: mode, waitingSince: since, session: its }) => {
      return its?.lineUserId === lineUserId && mode === 'BOT' && since === null;
    });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual([abandonedText]), {
      description: 'the customer is told',
    });
    expect(
      await system.rows.select(`SELECT operator_id AS by, action FROM audit_log WHERE subject_id = $1`, [
        session?.id,
      ]),
    ).toEqual([{ by: null, action: 'session.abandoned' }]);
  });

  it('waits on until then', async () => {
    const lineUserId = await waitingSince(9);
    await runDue();
    expect((await conversationOf(lineUserId)).session).toMatchObject({ status: 'WAITING' });

    await runDue(2);
    expect((await conversationOf(lineUserId)).session).toMatchObject({ status: 'ABANDONED' });
  });

  it('may write and is answered by the bot, and may ask for a person again', async () => {
    const customer = new LineCustomer(await waitingSince(11));
    const { lineUserId } = customer;
    await runDue();
    await system.process(customer.writes('ฝากข้อความไว้ค่ะ'));
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toContain(fallback), {
      description: 'the bot answers',
    });

    await system.process(customer.taps('action=handoff'));
    await runDue();
    expect((await conversationOf(lineUserId)).session).toMatchObject({ status: 'WAITING' });
  });

  it('is told nothing after having blocked the account', async () => {
    const customer = new LineCustomer(await waitingSince(11));
    await system.process(customer.blocks());
    await runDue();
    expect((await conversationOf(customer.lineUserId)).session).toMatchObject({ status: 'ABANDONED' });
    expect(
      await system.rows.count('messages WHERE line_user_id = $1 AND direction = $2', [
        customer.lineUserId,
        'OUTGOING',
      ]),
    ).toBe(0);
  });

  it('waits anew when an operator has given them back, whatever their place', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, {
      operatorId: operator.user.id,
      createdAt: minutesAgo(45),
    });
    await operator.call(transferConversation, { lineUserId, queue: true });
    await runDue();
    expect((await conversationOf(lineUserId)).session).toMatchObject({ status: 'WAITING' });

    await runDue(11);
    expect((await conversationOf(lineUserId)).session).toMatchObject({ status: 'ABANDONED' });
  });

  it('is either claimed or given up, never both, when an operator comes at that very moment', async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, () => waitingSince(11)));
    const claims = customers.map((lineUserId) =>
      operator.call(claimConversation, { lineUserId }).catch((refusal: Refusal) => refusal.problem.code),
    );
    const [answers] = await Promise.all([Promise.all(claims), runDue()]);

    for (const [index, answer] of answers.entries()) {
      const lineUserId = customers[index] ?? '';
      const { session } = await conversationOf(lineUserId);
      const won = typeof answer !== 'string';
      expect(session?.status).toBe(won ? 'ACTIVE' : 'ABANDONED');
      if (!won) expect(answer).toBe('session_not_found');
      expect(await linesOf(lineUserId)).toEqual([won ? 'session_claimed' : 'session_abandoned']);
    }
  });
});
