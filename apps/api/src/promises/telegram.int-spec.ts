import { listAlerts } from '@jsk/contracts/alerts';
import { overrideBusinessHours } from '@jsk/contracts/business-hours';
import { claimConversation, getConversation, startConversation } from '@jsk/contracts/conversations';
import { sendMessage } from '@jsk/contracts/messages';
import { getTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { AlertsService } from '@jsk/features/alerts';
import { TelegramNotesService } from '@jsk/features/telegram';
import { Clock } from '@jsk/platform/clock/clock';
import { createCustomer, createHandoffKeywords, createSession, createSkill } from '@jsk/testing/factories';
import { FakeTelegram, type TelegramFault } from '@jsk/testing/fake-telegram';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { callRest, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';
import { lookAfterTelegram, telegramIsDone } from '../testing/telegram';

const publicBaseUrl = 'https://chat.example.com';

let telegram: FakeTelegram;
let system: TestSystem;
let administrator: OperatorSession;
/** When the test began. */
let start: number;

beforeAll(async () => {
  telegram = new FakeTelegram();
  await telegram.start();
  system = await TestSystem.start({
    instances: 2,
    environment: {
      PUBLIC_BASE_URL: publicBaseUrl,
      TELEGRAM_BOT_TOKEN: telegram.botToken,
      TELEGRAM_CHAT_ID: telegram.chatId,
      TELEGRAM_API_BASE_URL: telegram.url,
    },
  });
  administrator = await system.signIn({ role: 'ADMIN' });
  await createHandoffKeywords(system.rows, ['ขอคุยกับแอดมิน']);
});
beforeEach(async () => {
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_by = 'SYSTEM', closed_at = now() WHERE closed_at IS NULL`,
  );
  await system.rows.select(`UPDATE alerts SET resolved_at = now() WHERE resolved_at IS NULL`);
  await system.rows.select('DELETE FROM telegram_notifications');
  await telegramIsDone(system.rows);
  await system.rows.select(
    `UPDATE telegram_channel SET is_enabled = NULL, tells_handoffs = true, tells_alerts = false, not_before = NULL,
            failures_in_row = 0`,
  );
  telegram.trouble = null;
  telegram.calls.length = 0;
  telegram.messages.length = 0;
  start = Date.now();
});
afterEach(() => {
  for (const { app } of system.apis) app.get(Clock).now = () => new Date();
  expect(telegram.mistakes).toEqual([]);
});
afterAll(async () => {
  await system.stop();
  await telegram.stop();
});

/** From now on it is so much later than when the test began, and stays so, everywhere. */
function passTime(seconds: number): void {
  for (const api of system.apis) api.setClock(new Date(start + seconds * 1000));
}

/** What waits and is due is sent. */
async function runDue(): Promise<void> {
  for (const api of system.apis) await lookAfterTelegram(api);
  await telegramIsDone(system.rows);
}

/** What is noted meanwhile is sent afterwards. */
async function pauseWhile(work: () => Promise<unknown>): Promise<void> {
  await system.rows.select(`UPDATE telegram_channel SET not_before = now() + interval '1 hour'`);
  await work();
  await system.rows.select('UPDATE telegram_channel SET not_before = NULL');
  await runDue();
}

const noteWhoWaits = () => system.api.app.get(TelegramNotesService, { strict: false }).noteMissed();

const texts = () => telegram.messages.map(({ text }) => text);
const sendings = () => telegram.calls.filter((method) => method === 'sendMessage').length;
const state = () => administrator.call(getTelegram, {});

function tells(count: number): Promise<unknown> {
  return waitFor(() => expect(telegram.messages).toHaveLength(count), {
    description: `${count} messages stand in the chat`,
  });
}

/** Other alerts are not the business of this test: time passes, and nobody is online. */
function alertOfTelegram(expected: object | undefined): Promise<unknown> {
  return waitFor(
    async () => {
      const { items } = await administrator.call(listAlerts, {});
      const alert = items.find(({ kind }) => kind === 'telegram_failing');
      if (expected) expect(alert).toMatchObject(expected);
      else expect(alert).toBeUndefined();
    },
    { description: `the alert is ${JSON.stringify(expected)}` },
  );
}

/** Somebody who waits, of whom no process has heard. */
async function somebodyWaits(displayName = 'สมชาย ใจดี'): Promise<void> {
  await createSession(system.rows, await createCustomer(system.rows, { displayName }));
}

async function manyWait(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await somebodyWaits(`ลูกค้า ${number}`);
}

/** A call that has failed, and is not tried again before somebody lets time pass. */
async function sendInto(trouble: TelegramFault): Promise<void> {
  passTime(0);
  telegram.trouble = trouble;
  await somebodyWaits();
  await runDue();
  expect(sendings()).toBe(1);
}

describe('A customer who asks for a person', () => {
  it('is told to the team once, with name, reason, last texts, who waits besides, and the way to the chat', async () => {
    const customer = new LineCustomer();
    system.line.setProfile(customer.lineUserId, { displayName: '<สมหญิง> & เพื่อน' });
    await system.process(customer.writes('สั่งของไปสามวันแล้ว'));
    await waitFor(
      async () =>
        expect(await administrator.call(getConversation, customer)).toMatchObject({
          displayName: '<สมหญิง> & เพื่อน',
        }),
      { description: 'the name is known' },
    );
    await system.process(customer.writes('ยังไม่ได้ของ <b>เลย'));
    await system.process(customer.writes('ขอคุยกับแอดมินหน่อยค่ะ'));
    await tells(1);
    await runDue();

    expect(telegram.messages).toEqual([
      expect.objectContaining({
        chatId: telegram.chatId,
        text: `🔔 <สมหญิง> & เพื่อน ขอคุยกับเจ้าหน้าที่ · asks for a person
พิมพ์ · Wrote: “ขอคุยกับแอดมิน”
รออยู่ทั้งหมด · Waiting now: 1

› สั่งของไปสามวันแล้ว
› ยังไม่ได้ของ <b>เลย
› ขอคุยกับแอดมินหน่อยค่ะ

${publicBaseUrl}/chat?chat=${customer.lineUserId}`,
      }),
    ]);
    expect(await state()).toMatchObject({ lastSentAt: expect.any(String), waitingCount: 0 });
  });

  it('is told at the opening when it was closed', async () => {
    await administrator.call(overrideBusinessHours, { state: 'closed', until: null });
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับแอดมิน'));
    await runDue();
    expect(telegram.calls).toEqual([]);
    await administrator.call(overrideBusinessHours, { state: 'open', until: null });
    await tells(1);
    expect(texts()[0]).toContain(customer.lineUserId);
  });

  it('is told with the skill that is needed, and with who has come by then', async () => {
    const operator = await system.signIn({ displayName: 'สมศรี' });
    const skillId = await createSkill(system.rows, 'ฝ่ายขาย', [operator.user]);
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { skillId });
    await pauseWhile(async () => {
      await noteWhoWaits();
      await operator.call(claimConversation, { lineUserId });
    });
    await tells(1);
    expect(texts()[0]).toContain('ทักษะ · Skill: ฝ่ายขาย\nรับเรื่องแล้ว · Taken by: สมศรี');
  });

  it('is told although the process that knew of it has died, by one of the others', async () => {
    await somebodyWaits('ลูกค้าที่ถูกลืม');
    await Promise.all([runDue(), runDue(), runDue()]);
    await tells(1);
    expect(texts()[0]).toContain('ลูกค้าที่ถูกลืม');
  });

  it('is not told once it is over, or when an operator wrote first', async () => {
    const lineUserId = await createCustomer(system.rows);
    await administrator.call(startConversation, { lineUserId });
    await pauseWhile(async () => {
      await somebodyWaits();
      await noteWhoWaits();
      await system.rows.select(
        `UPDATE sessions SET status = 'ABANDONED', closed_at = now() WHERE status = 'WAITING'`,
      );
    });
    expect(telegram.calls).toEqual([]);
    expect(await state()).toMatchObject({ waitingCount: 0 });
  });

  it('is not told when an administrator does not want that', async () => {
    const chosen = { isEnabled: true, chatId: null, tellsHandoffs: false, tellsAlerts: false };
    await administrator.call(updateTelegram, chosen);
    await somebodyWaits();
    await runDue();
    await administrator.call(updateTelegram, { ...chosen, isEnabled: false, tellsHandoffs: true });
    await runDue();
    expect(telegram.calls).toEqual([]);
    await administrator.call(updateTelegram, { ...chosen, tellsHandoffs: true });
    await tells(1);
  });
});

describe('Many customers at once', () => {
  it('are told in one message that counts them', async () => {
    await pauseWhile(() => manyWait(12));
    await tells(1);
    expect(texts()[0]).toContain('ลูกค้า 12 คนขอคุยกับเจ้าหน้าที่ · 12 customers ask for a person');
    expect(texts()[0]).toContain('• ลูกค้า 1\n');
    expect(texts()[0]).toContain(`และอีก 2 คน · and 2 more\n\n${publicBaseUrl}/queue`);
  });

  it('are told in ten messages a minute at most', async () => {
    for (let sent = 1; sent <= 10; sent += 1) {
      passTime(sent / 10);
      await somebodyWaits();
      await runDue();
    }
    expect(sendings()).toBe(10);
    await manyWait(5);
    await runDue();
    expect(sendings()).toBe(10);

    passTime(61);
    await runDue();
    expect(sendings()).toBe(11);
    expect(texts()[10]).toContain('5 customers ask for a person');
  });
});

describe('An alert', () => {
  beforeEach(() => system.rows.select('UPDATE telegram_channel SET tells_alerts = true'));

  const alerts = () => system.api.app.get(AlertsService, { strict: false });

  it('is told in Thai and English when it is raised, and again when it becomes critical', async () => {
    await alerts().raise('quota_low', { detail: { percent: 80 } });
    await tells(1);
    await alerts().raise('quota_low', { detail: { percent: 81 } });
    await alerts().raise('quota_low', { severity: 'critical', detail: { percent: 95 } });
    await tells(2);
    await runDue();
    expect(texts()).toEqual([
      `⚠️ ใช้โควตาข้อความ LINE เดือนนี้ไปแล้ว 80%\n80% of this month's LINE messages are used.\n\n${publicBaseUrl}`,
      `🔴 ใช้โควตาข้อความ LINE เดือนนี้ไปแล้ว 95%\n95% of this month's LINE messages are used.\n\n${publicBaseUrl}`,
    ]);
  });

  it('is not told when it is over by then, or only for information', async () => {
    await sendInto({ kind: 'cut' });
    await alerts().raise('line_unreachable');
    await alerts().resolve('line_unreachable');
    await alerts().raise('line_forbidden', { severity: 'info' });
    telegram.trouble = null;
    passTime(30);
    await runDue();
    await runDue();
    expect(texts()).toEqual([expect.stringContaining('asks for a person')]);
  });

  it('is not told when an administrator does not want that', async () => {
    await system.rows.select('UPDATE telegram_channel SET tells_alerts = false');
    await alerts().raise('line_forbidden');
    await runDue();
    expect(telegram.calls).toEqual([]);
  });
});

describe('While Telegram does not work', () => {
  it('customers are answered and operators work as ever', async () => {
    telegram.trouble = { kind: 'silence' };
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('ขอคุยกับแอดมิน'));
    await waitFor(() => expect(telegram.calls).toContain('sendMessage'), {
      description: 'Telegram is called, and says nothing',
    });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId).length).toBeGreaterThan(0), {
      description: 'the customer is told the place in the queue',
    });
    const operator = await system.signIn();
    await operator.call(claimConversation, { lineUserId });
    await operator.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toContain('สวัสดีค่ะ'), {
      description: 'the answer arrives',
    });
    expect(telegram.messages).toEqual([]);

    telegram.trouble = null;
    telegram.hangUp();
    await waitFor(async () => expect((await state()).lastFailure).not.toBeNull(), {
      description: 'the failure is seen',
    });
  });

  it('a message is tried again after longer and longer pauses, and the team is told at the console until it works', async () => {
    await sendInto({ kind: 'status', status: 500, description: 'Internal Server Error' });
    await runDue();
    expect(sendings()).toBe(1);
    await alertOfTelegram(undefined);
    expect(await state()).toMatchObject({
      waitingCount: 1,
      lastFailure: { message: 'Internal Server Error' },
    });

    for (const [index, seconds] of [5, 15, 35].entries()) {
      passTime(seconds - 1);
      await runDue();
      expect(sendings()).toBe(index + 1);
      passTime(seconds + 1);
      await runDue();
      expect(sendings()).toBe(index + 2);
    }
    await alertOfTelegram({ count: 2, detail: { reason: 'Internal Server Error' } });
    expect(telegram.messages).toEqual([]);

    telegram.trouble = null;
    passTime(120);
    await runDue();
    expect(texts()).toEqual([expect.stringContaining('asks for a person')]);
    await alertOfTelegram(undefined);
    expect(await state()).toMatchObject({ waitingCount: 0, lastFailure: null });
  });

  it('it is left alone as long as it asks for', async () => {
    const description = 'Too Many Requests: retry after 90';
    await sendInto({ kind: 'status', status: 429, description, parameters: { retry_after: 90 } });
    telegram.trouble = null;
    passTime(89);
    await runDue();
    expect(sendings()).toBe(1);
    passTime(91);
    await runDue();
    expect(telegram.messages).toHaveLength(1);
  });

  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [400, 'Bad Request: chat not found'],
  ])('what it refuses with %i is not tried again, and everybody sees why', async (status, description) => {
    await sendInto({ kind: 'status', status, description });
    passTime(600);
    await runDue();
    expect(sendings()).toBe(1);
    await alertOfTelegram({ detail: { reason: description } });
    expect(await state()).toMatchObject({ waitingCount: 0, lastFailure: { message: description } });
    const { body } = await callRest(system.api.url, 'GET', '/api/v1/health/ready');
    expect(body).toMatchObject({
      status: 'degraded',
      checks: { telegram: { status: 'degraded', detail: expect.stringContaining(description) } },
    });
  });

  it('news older than a quarter of an hour are dropped', async () => {
    await sendInto({ kind: 'cut' });
    telegram.trouble = null;
    passTime(16 * 60);
    await runDue();
    expect(sendings()).toBe(1);
    expect(await state()).toMatchObject({ waitingCount: 0 });
    expect(await system.rows.count(`telegram_notifications WHERE state = 'dropped'`)).toBe(1);
  });

  it('a message whose answer is lost is sent again rather than not at all', async () => {
    await sendInto({ kind: 'accept_then_cut' });
    telegram.trouble = null;
    passTime(6);
    await runDue();
    expect(telegram.messages).toHaveLength(2);
    await runDue();
    expect(telegram.messages).toHaveLength(2);
  });

  it('a message that was being sent when its process was killed is sent by another', async () => {
    passTime(0);
    await system.rows.select(`UPDATE telegram_channel SET sending_until = now() + interval '1 minute'`);
    await somebodyWaits();
    for (const api of system.apis) await lookAfterTelegram(api);
    expect(telegram.calls).toEqual([]);
    passTime(70);
    await runDue();
    expect(telegram.messages).toHaveLength(1);
  });
});
