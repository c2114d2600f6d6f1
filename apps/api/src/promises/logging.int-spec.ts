import { updateLineChannel } from '@jsk/contracts/line-channel';
import { sendMessage } from '@jsk/contracts/messages';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
const lines: string[] = [];

beforeAll(async () => {
  // Changed before the logger is made, which then writes through it instead of past it.
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  system = await TestSystem.start({ environment: { LOG_LEVEL: 'info' } });
});
afterAll(async () => {
  await system.stop();
  jest.restoreAllMocks();
});

interface Entry {
  readonly msg: string;
  readonly endpoint?: string;
  readonly requestId?: string | null;
  readonly durationMs?: number;
}

const callsToLine = () =>
  lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Entry)
    .filter(({ msg }) => msg === 'LINE API call');

describe('What is logged', () => {
  it("has LINE's name of every call, and no text, token, secret or customer's id [case 88]", async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const newToken = 'another-channel-access-token';
    const newSecret = '0123456789abcdef0123456789abcdef';
    system.line.acceptedTokens.add(newToken);
    await administrator.call(updateLineChannel, { channelAccessToken: newToken, channelSecret: newSecret });
    const customer = new LineCustomer();
    const asked = customer.writes('รหัสลับของลูกค้าคือ 4711');
    await system.process(asked);
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: administrator.user.id });
    system.line.failNext('push', { kind: 'status', status: 500 });
    const text = 'คำตอบที่ไม่ควรอยู่ในบันทึก';
    await administrator.call(sendMessage, { lineUserId, text, clientId: newClientId() });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual([text]), {
      description: 'the answer has gone out',
    });

    const calls = callsToLine();
    expect(calls.map(({ endpoint }) => endpoint)).toEqual(
      expect.arrayContaining(['/v2/bot/info', '/v2/bot/message/reply', '/v2/bot/message/push']),
    );
    for (const { requestId, durationMs } of calls) {
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(durationMs).toEqual(expect.any(Number));
    }
    const log = lines.join('');
    const secrets = [
      newToken,
      newSecret,
      system.line.accessToken,
      system.channelSecret,
      administrator.accessToken,
      asked.replyToken as string,
      customer.lineUserId,
      lineUserId,
      '4711',
      text,
    ];
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});
