import { createIntent } from '@jsk/contracts/bot-rules';
import { closeConversation, claimConversation, getConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { customerTextsSchema } from '@jsk/contracts/settings';
import { createSkill } from '@jsk/contracts/skills';
import { createHandoffKeyword } from '@jsk/contracts/handoff-keywords';
import { OfflineTicketsService } from '@jsk/features/offline-tickets';
import { createAutoReply } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let administrator: OperatorSession;

const { leftQueue } = customerTextsSchema.parse({});

/** The shop is open as installed, Monday to Friday from 08:00 to 17:00 in Bangkok. */
const saturdayNoon = new Date('2026-11-21T05:00:00Z');
const mondayNine = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  system = await TestSystem.start({
    businessHours: 'as-installed',
    settings: { messaging: { noticeHoldSeconds: 0 } },
  });
  operator = await system.signIn();
  administrator = await system.signIn({ role: 'ADMIN' });
  await administrator.call(createHandoffKeyword, { keyword: 'คุยกับเจ้าหน้าที่' });
  await createAutoReply(system.rows, { keyword: 'ราคา', matchKind: 'contains', text: 'ดูราคาได้ที่เมนูค่ะ' });
});
beforeEach(() => system.api.setClock(saturdayNoon));
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const answer = expect.stringMatching(/^ขณะนี้อยู่นอกเวลาทำการค่ะ \(จันทร์-ศุกร์ 08:00-17:00 น\.\).*จันทร์.*08:00/u);

async function everythingIsOut({ lineUserId }: LineCustomer): Promise<void> {
  const queued = `messages WHERE line_user_id = $1 AND state = 'queued'`;
  await waitFor(async () => expect(await system.rows.count(queued, [lineUserId])).toBe(0), {
    description: 'everything has gone out',
  });
}

/** Every call that carried messages to the customer: how it was paid for, and what it said. */
async function callsTo(customer: LineCustomer) {
  await everythingIsOut(customer);
  return system.line.sendingsTo(customer.lineUserId).map(({ kind, texts }) => [kind, ...texts]);
}

const ticketsOf = ({ lineUserId }: LineCustomer) =>
  system.rows
    .select<{ state: string }>('SELECT state FROM offline_tickets WHERE line_user_id = $1 ORDER BY id', [
      lineUserId,
    ])
    .then((rows) => rows.map(({ state }) => state));

async function linesOf(customer: LineCustomer): Promise<string[]> {
  const { messages } = await operator.call(listMessages, customer);
  return messages.flatMap(({ payload }) => (payload?.kind === 'system' ? [payload.event] : []));
}

async function withTicket(): Promise<LineCustomer> {
  const customer = new LineCustomer();
  await system.process(customer.writes('คุยกับเจ้าหน้าที่'));
  await everythingIsOut(customer);
  return customer;
}

describe('Asking for a person outside business hours', () => {
  it.each([
    ['with a keyword', (customer: LineCustomer) => customer.writes('คุยกับเจ้าหน้าที่')],
    ['with a button', (customer: LineCustomer) => customer.taps('action=handoff')],
  ])('%s is answered with the hours and the next opening, and noted', async (_, event) => {
    const customer = new LineCustomer();
    const tab = await operator.openTab();
    await system.process(event(customer));

    expect(await callsTo(customer)).toEqual([['reply', answer]]);
    expect(await ticketsOf(customer)).toEqual(['open']);
    expect(await linesOf(customer)).toEqual(['ticket_opened']);
    const conversation = await operator.call(getConversation, customer);
    expect(conversation).toMatchObject({ session: null, ticket: { skill: null }, chatMode: 'BOT' });
    await tab.nextEvent('queue_update', ({ tickets }) => tickets > 0);
  });

  it('again is answered again, while that is free, and noted once', async () => {
    const customer = await withTicket();
    await system.process(customer.writes('คุยกับเจ้าหน้าที่'));
    await everythingIsOut(customer);
    await system.process(customer.writes('คุยกับเจ้าหน้าที่', { replyToken: undefined }));
    expect(await callsTo(customer)).toEqual([
      ['reply', answer],
      ['reply', answer],
    ]);
    expect(await ticketsOf(customer)).toEqual(['open']);
  });

  it('keeps what is needed, and whom the customer wants again', async () => {
    const { id: skillId } = await administrator.call(createSkill, { name: 'ฝ่ายขาย' });
    await administrator.call(createHandoffKeyword, { keyword: 'ขอสายฝ่ายขาย', skillId });
    const [buyer, former] = [new LineCustomer(), new LineCustomer()];
    system.api.setClock(mondayNine);
    await system.process(former.taps('action=handoff'));
    await operator.call(claimConversation, former);
    await operator.call(closeConversation, former);
    system.api.setClock(saturdayNoon);
    await system.process(buyer.writes('ขอสายฝ่ายขาย'), former.writes('คุยต่อ'));

    const wanted = await system.rows.select(
      `SELECT skill_id AS "skillId", wanted_operator_id AS "operatorId" FROM offline_tickets
        WHERE line_user_id = ANY($1) ORDER BY skill_id NULLS LAST`,
      [[buyer.lineUserId, former.lineUserId]],
    );
    expect(wanted).toEqual([
      { skillId, operatorId: null },
      { skillId: null, operatorId: operator.user.id },
    ]);
  });

  it('by an intent is answered with what the bot knows and with the hours, in one call', async () => {
    const keywords = [{ keyword: 'ขอใบเสนอราคา', matchKind: 'contains' as const }];
    const responses = ['ได้เลยค่ะ'];
    await administrator.call(createIntent, { name: 'ใบเสนอราคา', keywords, responses, handsOff: true });
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอใบเสนอราคา'));
    expect(await callsTo(customer)).toEqual([['reply', 'ได้เลยค่ะ', answer]]);
    expect(await ticketsOf(customer)).toEqual(['open']);
  });
});

describe('Who waits for the opening', () => {
  it('can write down what it is about: the bot answers what it knows, and does not complain about the rest', async () => {
    const customer = await withTicket();
    await system.process(customer.writes('สั่งไปแล้วยังไม่ได้ของเลย'), customer.writes('ราคาเท่าไร'));
    expect(await callsTo(customer)).toEqual([
      ['reply', answer],
      ['reply', 'ดูราคาได้ที่เมนูค่ะ'],
    ]);
  });

  it.each([
    ['by a command', (customer: LineCustomer) => customer.writes('ออกจากคิว')],
    ['by the button', (customer: LineCustomer) => customer.taps('action=leave_queue')],
  ])('can take it back %s', async (_, event) => {
    const customer = await withTicket();
    await system.process(event(customer));
    expect(await ticketsOf(customer)).toEqual(['withdrawn']);
    expect(await linesOf(customer)).toEqual(['ticket_opened', 'session_left']);
    expect((await callsTo(customer)).at(-1)).toEqual(['reply', leftQueue]);
    await system.process(customer.writes('คุยกับเจ้าหน้าที่'));
    expect(await ticketsOf(customer)).toEqual(['withdrawn', 'open']);
  });

  it('enters the queue at opening; who asks in that moment gets one session', async () => {
    const [patient, eager] = [await withTicket(), await withTicket()];
    system.api.setClock(mondayNine);
    await Promise.all([
      system.process(eager.taps('action=handoff')),
      system.api.app.get(OfflineTicketsService).runDue(),
    ]);
    for (const customer of [patient, eager]) {
      const { session, ticket } = await operator.call(getConversation, customer);
      expect({ status: session?.status, ticket }).toEqual({ status: 'WAITING', ticket: null });
      expect(await system.rows.count('sessions WHERE line_user_id = $1', [customer.lineUserId])).toBe(1);
    }
    expect(await ticketsOf(patient)).toEqual(['queued']);
  });

  it('is served to the end when the shop closes in between', async () => {
    system.api.setClock(mondayNine);
    const customer = new LineCustomer();
    await system.process(customer.taps('action=handoff'));
    system.api.setClock(saturdayNoon);
    await system.process(customer.taps('action=handoff'), customer.writes('คุยกับเจ้าหน้าที่'));
    expect(await ticketsOf(customer)).toEqual([]);
    await system.process(customer.writes('ออกจากคิว'));
    expect(await operator.call(getConversation, customer)).toMatchObject({ session: { status: 'CLOSED' } });
  });
});
