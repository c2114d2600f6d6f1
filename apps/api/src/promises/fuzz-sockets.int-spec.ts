import { allRoles, type Role } from '@jsk/contracts/roles';
import { clientEvents, type ClientEventName, socketErrorSchema } from '@jsk/contracts/socket-events';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import { type ConsoleTab, connectConsole } from '@jsk/testing/operator-session';
import fc from 'fast-check';
import { inputsFor, type KnownValues } from '../testing/hostile-input';
import { TestSystem } from '../testing/start-test-api';

const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const runsPerEvent = Number(process.env.FUZZ_RUNS ?? 25);

/** Larger packets end the connection that sends them, which is tried apart. */
const packetBytes = 60_000;

const names = Object.keys(clientEvents) as ClientEventName[];
let system: TestSystem;
let known: KnownValues;
const tabs = new Map<Role, ConsoleTab>();

beforeAll(async () => {
  system = await TestSystem.start();
  const agent = await system.signIn();
  const lineUserIds = await Promise.all([1, 2, 3].map(() => createCustomer(system.rows)));
  const [mine = '', waiting = ''] = lineUserIds;
  await createSession(system.rows, mine, { operatorId: agent.user.id });
  await createSession(system.rows, waiting);
  const messageIds = await createCustomerMessages(system.rows, mine, ['สวัสดี', 'ขอสอบถาม']);
  known = { lineUserId: lineUserIds, messageId: messageIds, toOperatorId: [agent.user.id, '1'] };
  for (const role of allRoles) {
    const operator = role === 'AGENT' ? agent : await system.signIn({ role });
    tabs.set(role, await operator.watch(mine));
  }
});
afterAll(() => system.stop());

/** @returns what is wrong with the acknowledgement, in words; null if it is as the contract says */
async function faultOf(name: ClientEventName, role: Role, input: unknown): Promise<string | null> {
  const tab = tabs.get(role);
  const how = `${name} as ${role}: ${(JSON.stringify(input) ?? '').slice(0, 200)}`;
  const data = await tab?.askAnything(name, input).then(
    (answer) => ({ ok: true, answer }) as const,
    (error: Error & { code?: string }) => ({ ok: false, error }) as const,
  );
  if (!data) return `${how}: nobody asks`;
  if (data.ok) {
    const parsed = clientEvents[name].output.safeParse(data.answer);
    return parsed.success ? null : `${how}: ${parsed.error.message}`;
  }
  const { code, message } = data.error;
  const isRefusal = socketErrorSchema.safeParse({ code, message }).success && code !== 'internal_error';
  return isRefusal ? null : `${how}: ${code ?? ''} ${message}`;
}

describe('Whatever is sent over the socket', () => {
  it('is acknowledged as the contract says, and never with a defect', async () => {
    const faults = await Promise.all(
      names.flatMap((name, index) =>
        fc
          .sample(fc.tuple(fc.constantFrom(...allRoles), inputsFor(clientEvents[name].input, known)), {
            seed: seed + index,
            numRuns: runsPerEvent,
          })
          .filter(([, input]) => (JSON.stringify(input) ?? '').length < packetBytes)
          .map(([role, input]) => faultOf(name, role, input)),
      ),
    );
    expect({ seed, faults: faults.filter((fault) => fault !== null) }).toEqual({ seed, faults: [] });
  }, 120_000);

  it('of a kind that JSON does not have is refused, too', async () => {
    const tab = tabs.get('AGENT');
    for (const input of [Buffer.from('join_room'), [Buffer.alloc(10)], { lineUserId: new Uint8Array(3) }]) {
      await expect(tab?.askAnything('join_room', input)).rejects.toMatchObject({ code: 'validation_error' });
    }
  });

  it('ends no more than the connection that sends it when it is larger than any message can be', async () => {
    const { accessToken: token } = await system.signIn();
    const tab = await connectConsole(system.api.url, { token });
    const gone = new Promise((resolve) => tab.socket.once('disconnect', resolve));
    tab.socket.emit('send_message', { text: 'x'.repeat(200_000) });
    await gone;
    expect(await tabs.get('AGENT')?.ask('ping')).toMatchObject({ serverTime: expect.any(String) });
  });
});

describe('Every event of the console', () => {
  it.each(names)('%s is for the roles of the contract, and for nobody who is not signed in', async (name) => {
    for (const role of allRoles) {
      const mayAsk = (clientEvents[name].access as readonly Role[]).includes(role);
      const refusal = await tabs
        .get(role)
        ?.askAnything(name, { lineUserId: `U${'0'.repeat(32)}` })
        .then(
          () => null,
          (error: { code?: string }) => error.code,
        );
      if (!mayAsk) expect(refusal).toBe('forbidden');
      else expect(refusal).not.toBe('forbidden');
    }
    await expect(connectConsole(system.api.url, {})).rejects.toMatchObject({
      data: { code: 'auth_missing_token' },
    });
  });
});
