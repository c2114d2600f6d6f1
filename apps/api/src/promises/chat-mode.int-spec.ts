import { changeChatMode, getConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { customerTextsSchema } from '@jsk/contracts/settings';
import { createCustomer, createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

const { fallback } = customerTextsSchema.parse({});

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const switchTo = (mode: 'BOT' | 'HUMAN', lineUserId: string) =>
  operator.call(changeChatMode, { lineUserId, mode });

async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await operator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) =>
    payload?.kind === 'system' ? [`${payload.event} ${payload.detail} ${payload.operatorName}`] : [],
  );
}

describe('Switching between bot and person', () => {
  it('silences the bot, and lets it answer again', async () => {
    const customer = new LineCustomer(await createCustomer(system.rows));
    const { lineUserId } = customer;
    const tab = await operator.openTab();
    expect(await switchTo('HUMAN', lineUserId)).toMatchObject({ lineUserId, chatMode: 'HUMAN' });
    await tab.nextEvent('conversation_update', (patch) => patch.chatMode === 'HUMAN');
    await system.process(customer.writes('ราคาเท่าไหร่คะ'));
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND sender_kind = 'BOT'`, [lineUserId]),
    ).toBe(0);

    expect(await switchTo('BOT', lineUserId)).toMatchObject({ chatMode: 'BOT' });
    await system.process(customer.writes('ราคาเท่าไหร่คะ'));
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual([fallback]), {
      description: 'the bot answers',
    });
  });

  it('stands in the thread and in the audit log, once', async () => {
    const lineUserId = await createCustomer(system.rows);
    await switchTo('HUMAN', lineUserId);
    await switchTo('HUMAN', lineUserId);
    expect(await linesOf(lineUserId)).toEqual([`mode_changed HUMAN ${operator.user.displayName}`]);
    expect(
      await system.rows.select(
        `SELECT operator_id AS by, detail FROM audit_log
          WHERE action = 'conversation.mode_changed' AND subject_id = $1`,
        [lineUserId],
      ),
    ).toEqual([{ by: operator.user.id, detail: { before: 'BOT', after: 'HUMAN' } }]);
  });

  it('leaves the customer a way to a person', async () => {
    const customer = new LineCustomer(await createCustomer(system.rows));
    await switchTo('HUMAN', customer.lineUserId);
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่ค่ะ'));
    const { session } = await operator.call(getConversation, { lineUserId: customer.lineUserId });
    expect(session).toMatchObject({ status: 'WAITING', trigger: { kind: 'KEYWORD' } });
  });

  it('is refused while a session is open, and for a customer who never wrote', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId);
    await expect(switchTo('BOT', lineUserId)).rejects.toMatchObject({
      status: 409,
      problem: { code: 'conflict' },
    });
    await expect(switchTo('BOT', `U${'1'.repeat(32)}`)).rejects.toMatchObject({ status: 404 });
  });
});
