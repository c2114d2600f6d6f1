import { closeConversation } from '@jsk/contracts/conversations';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import { getSettings, settingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { callRest, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

const noSections = Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, {}]));
const defaults = settingsSchema.parse(noSections);

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() => administrator.call(updateSettings, defaults));
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function patch(body: unknown) {
  const path = `${apiPrefix}/admin/settings`;
  return callRest<Problem>(system.api.url, 'PATCH', path, { token: administrator.accessToken, body });
}

function entriesOf(section: string) {
  return system.rows.select<{ detail: { before: unknown; after: unknown }; name: string }>(
    `SELECT detail, operator_name AS name FROM audit_log
      WHERE action = 'settings.changed' AND subject_id = $1 ORDER BY id`,
    [section],
  );
}

describe('The settings', () => {
  it('are the defaults until somebody changes them', async () => {
    expect(await administrator.call(getSettings, {})).toEqual(defaults);
  });

  it('are replaced section by section; those that are not named stay as they are', async () => {
    const files = { imageDays: 30, videoDays: 10, audioDays: 10, fileDays: 90 };
    const retention = { ...files, auditDays: 60, messageDays: 365, webhookEventDays: 7 };
    await administrator.call(updateSettings, { retention });
    const messaging = { ...defaults.messaging, coalesceWindowMs: 0 };
    const changed = await administrator.call(updateSettings, { messaging });

    expect(changed).toEqual({ ...defaults, retention, messaging });
    expect(await administrator.call(getSettings, {})).toEqual(changed);
  });

  it('fill what a named section leaves out with the default', async () => {
    await administrator.call(updateSettings, { retention: { imageDays: 30, videoDays: 10 } });
    const { retention } = await administrator.call(updateSettings, { retention: { imageDays: 40 } });
    expect(retention).toEqual({ ...defaults.retention, imageDays: 40 });
  });

  it('stand in the audit log with what was there before, and only when something changed', async () => {
    const before = (await entriesOf('webhook')).length;
    const webhook = { ignoredEventTypes: ['beacon' as const], showGroups: true };
    await administrator.call(updateSettings, { webhook });
    await administrator.call(updateSettings, { webhook, messaging: defaults.messaging });

    const entries = (await entriesOf('webhook')).slice(before);
    expect(entries).toEqual([
      { detail: { before: defaults.webhook, after: webhook }, name: administrator.user.displayName },
    ]);
  });

  it.each([
    ['a section that does not exist', { greetings: {} }, /greetings/, ''],
    ['a field that does not exist', { messaging: { colour: 'red' } }, /colour/, 'messaging'],
    ['a number that is too high', { retention: { imageDays: 99999 } }, /./, 'retention.imageDays'],
    ['a text that is empty', { customerTexts: { greeting: ' ' } }, /./, 'customerTexts.greeting'],
    ['a text with NUL in it', { customerTexts: { greeting: 'a\0' } }, /NUL/, 'customerTexts.greeting'],
    [
      'a label that LINE would refuse',
      { customerTexts: { acknowledge: 'ก'.repeat(21) } },
      /./,
      'customerTexts.acknowledge',
    ],
    [
      'an event type that must be processed',
      { webhook: { ignoredEventTypes: ['message'] } },
      /./,
      'webhook.ignoredEventTypes.0',
    ],
    [
      'a warning that would come before anything is quiet',
      { sessions: { closeAfterMinutes: 10, warnBeforeMinutes: 10 } },
      /closeAfterMinutes/,
      'sessions.warnBeforeMinutes',
    ],
    [
      'a question whether anybody is there before anybody could have been away',
      { security: { sessionTimeoutMinutes: 5, sessionWarningMinutes: 5 } },
      /sessionTimeoutMinutes/,
      'security.sessionWarningMinutes',
    ],
    ['a section that is none', { messaging: 'fast' }, /./, 'messaging'],
  ])('refuse %s, and say where', async (_, body, message, path) => {
    const { status, body: problem } = await patch(body);
    expect({ status, code: problem.code }).toEqual({ status: 400, code: 'validation_error' });
    expect(problem.errors).toEqual([{ path, message: expect.stringMatching(message) as string }]);
    expect(await administrator.call(getSettings, {})).toEqual(defaults);
  });

  it('change what customers read from the next message on', async () => {
    const closed = 'ปิดแชตแล้ว ขอบคุณค่ะ';
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: administrator.user.id });
    await administrator.call(updateSettings, { customerTexts: { ...defaults.customerTexts, closed } });
    await administrator.call(closeConversation, { lineUserId });
    await waitFor(
      () => expect(system.line.textsReceivedBy(lineUserId)).toEqual([closed, defaults.survey.question]),
      {
        description: 'the customer is told in the new words',
      },
    );
  });

  it('reach the other instances long before those would look again by themselves', async () => {
    const other = await system.startApi();
    const greeting = 'ยินดีต้อนรับสู่ร้านใหม่';
    const greetingThere = async () => {
      const customer = new LineCustomer();
      await system.deliver([customer.follows()], other);
      await system.rows.inboxIsDone();
      const [message] = await system.rows.select<{ text: string }>(
        `SELECT text FROM messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`,
        [customer.lineUserId],
      );
      return message?.text;
    };
    expect(await greetingThere()).toBe(defaults.customerTexts.greeting);
    await administrator.call(updateSettings, { customerTexts: { ...defaults.customerTexts, greeting } });
    await waitFor(async () => expect(await greetingThere()).toBe(greeting), {
      description: 'the other instance greets in the new words',
      timeoutMs: 15_000,
    });
  });
});
