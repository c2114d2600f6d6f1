import { listAlerts } from '@jsk/contracts/alerts';
import { testLineChannel } from '@jsk/contracts/line-channel';
import { updateSettings } from '@jsk/contracts/settings';
import { InboxSweeper } from '@jsk/features/webhook';
import { createHandoffKeywords } from '@jsk/testing/factories';
import { deliverBody, LineCustomer, type LineEvent, webhookBody } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

const hourMs = 60 * 60 * 1000;

let system: TestSystem;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterAll(() => system.stop());

const inboxOf = ({ lineUserId }: LineCustomer) =>
  system.rows.select<{ status: string; note: string | null; payload: unknown }>(
    'SELECT status, note, payload FROM webhook_events WHERE lane = $1 ORDER BY occurred_at, id',
    [`user:${lineUserId}`],
  );

const isKnown = async ({ lineUserId }: LineCustomer) =>
  (await system.rows.count('customers WHERE line_user_id = $1', [lineUserId])) > 0;

const openAlerts = async () =>
  (await administrator.call(listAlerts, {})).items.map(({ kind, detail }) => ({ kind, detail }));

describe('Webhooks with wrong signatures', () => {
  const deliverWith = async (secret: string) =>
    (await deliverBody(system.api.url, webhookBody([]), secret)).status;

  it('raise an alert when five come in a row, because then our secret is not the right one [case 10]', async () => {
    const alert = { kind: 'webhook_signature_mismatch', detail: { count: 5 } };
    for (let attempt = 1; attempt <= 4; attempt += 1) expect(await deliverWith('old-secret')).toBe(401);
    // One that is right ends the row: those before it were somebody else's tries.
    expect(await deliverWith(system.channelSecret)).toBe(200);
    for (let attempt = 1; attempt <= 4; attempt += 1) expect(await deliverWith('old-secret')).toBe(401);
    expect(await openAlerts()).not.toContainEqual(alert);
    for (let attempt = 5; attempt <= 7; attempt += 1) expect(await deliverWith('old-secret')).toBe(401);
    await waitFor(async () => expect(await openAlerts()).toContainEqual(alert), {
      description: 'the alert is raised',
    });
  });
});

describe('A webhook that names another account', () => {
  it('is not believed when it is signed with the secret of that account [case 17]', async () => {
    const body = webhookBody([new LineCustomer().writes('ปลอม')], `U${'0'.repeat(32)}`);
    const before = await system.rows.count('webhook_events');
    expect((await deliverBody(system.api.url, body, 'secret-of-that-account')).status).toBe(401);
    expect(await system.rows.count('webhook_events')).toBe(before);
  });

  it('is put aside, though its signature is right [case 16]', async () => {
    const customer = new LineCustomer();
    await administrator.call(testLineChannel, {});
    const body = webhookBody([customer.writes('คุยกับเจ้าหน้าที่')], `U${'0'.repeat(32)}`);
    expect((await deliverBody(system.api.url, body, system.channelSecret)).status).toBe(200);
    const [stored] = await inboxOf(customer);
    expect(stored).toMatchObject({ status: 'quarantined', note: 'destination of another account' });
    expect(await isKnown(customer)).toBe(false);
    // What is for us has its effect as before.
    await system.process(customer.writes('สวัสดี'));
    expect(await isKnown(customer)).toBe(true);
  });
});

describe('An event', () => {
  const others = (customer: LineCustomer): LineEvent[] => [
    customer.event('videoPlayComplete', { videoPlayComplete: { trackingId: 'x' } }),
    customer.event('beacon', { beacon: { hwid: 'x', type: 'enter' } }),
    customer.event('accountLink', { link: { result: 'ok', nonce: 'x' } }),
    customer.event('membership', { membership: { type: 'joined', membershipId: 1 } }),
    customer.event('module', { module: { type: 'attached', botId: 'x', scopes: [] } }),
    customer.event('delivery', { delivery: { data: 'x' } }),
  ];

  it('by which nobody says anything opens no conversation, and stays in the inbox with a note [case 36]', async () => {
    const customer = new LineCustomer();
    await system.process(...others(customer));
    expect(await isKnown(customer)).toBe(false);
    expect(await inboxOf(customer)).toEqual(
      ['video_watched', 'beacon', 'account_linked', 'membership', 'other', 'other'].map((note): unknown =>
        expect.objectContaining({ status: 'ignored', note }),
      ),
    );
  });

  it('of a known customer lets us answer for free, whatever it tells', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('สวัสดี', { replyToken: undefined }));
    const beacon = customer.event('beacon', { beacon: { hwid: 'x', type: 'stay' } });
    await system.process(beacon);
    expect(await system.rows.count('reply_tokens WHERE token = $1', [beacon.replyToken])).toBe(1);
  });

  it('that says that LINE has suspended the account raises an alert until it is over [case 36]', async () => {
    const nobody = new LineCustomer();
    const alert = expect.objectContaining({ kind: 'line_account_suspended' }) as unknown;
    await system.process(nobody.event('botSuspended', { source: undefined, replyToken: undefined }));
    await waitFor(async () => expect(await openAlerts()).toContainEqual(alert), {
      description: 'the alert is raised',
    });
    await system.process(nobody.event('botResumed', { source: undefined, replyToken: undefined }));
    await waitFor(async () => expect(await openAlerts()).not.toContainEqual(alert), {
      description: 'the alert is over',
    });
  });

  it('of a type that administrators have switched off is stored and has no effect', async () => {
    const customer = new LineCustomer();
    await administrator.call(updateSettings, {
      webhook: { ignoredEventTypes: ['follow', 'postback'], showGroups: false },
    });
    await system.process(customer.follows(), customer.taps('action=handoff'));
    expect(await isKnown(customer)).toBe(false);
    expect(await inboxOf(customer)).toEqual(
      Array(2).fill(expect.objectContaining({ status: 'ignored', note: 'not subscribed' })),
    );
    await administrator.call(updateSettings, { webhook: {} });
    await system.process(customer.follows());
    expect(await isKnown(customer)).toBe(true);
  });
});

describe('The inbox', () => {
  /** Some time later, in the way the hourly job works. */
  async function sweepAfter(ms: number): Promise<void> {
    await system.rows.select(
      `UPDATE webhook_events SET received_at = received_at - make_interval(secs => $1)`,
      [ms / 1000],
    );
    await system.api.app.get(InboxSweeper).sweep();
  }

  it('forgets after an hour what customers wrote, and after a month that they wrote', async () => {
    const customer = new LineCustomer();
    const repeated = customer.sends({ type: 'text', text: 'ข้อความ' });
    await system.process(repeated, { ...customer.event('message', { message: repeated.message }) });
    await system.process(customer.event('message', { message: 'broken' }));
    const payloads = async () =>
      (await inboxOf(customer)).map(({ status, payload }) => [status, payload !== null]);

    await sweepAfter(0.9 * hourMs);
    expect(await payloads()).toEqual([
      ['done', true],
      ['ignored', true],
      ['quarantined', true],
    ]);
    await sweepAfter(0.2 * hourMs);
    expect(await payloads()).toEqual([
      ['done', false],
      ['ignored', false],
      ['quarantined', true],
    ]);
    await system.process(customer.writes('หลังจากนั้น'));
    await sweepAfter(2 * hourMs);
    expect((await payloads()).at(-1)).toEqual(['done', false]);
    await sweepAfter(30 * 24 * hourMs);
    expect(await payloads()).toEqual([]);
  });
});
