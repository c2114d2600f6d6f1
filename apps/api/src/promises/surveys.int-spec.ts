import { closeConversation, getConversation } from '@jsk/contracts/conversations';
import { barCustomer, getCustomerDetails } from '@jsk/contracts/customer-details';
import { listMessages } from '@jsk/contracts/messages';
import { customerTextsSchema, surveySettingsSchema, updateSettings } from '@jsk/contracts/settings';
import { SurveysService } from '@jsk/features/csat';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer, lineMessageIdOf } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

const texts = surveySettingsSchema.parse({});
const { closed, fallback } = customerTextsSchema.parse({});
const thanksWithRequest = (thanks: string) => `${thanks}\n\n${texts.commentRequest}`;
const hourMs = 60 * 60_000;

let system: TestSystem;
let owner: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { survey: {}, messaging: { noticeHoldSeconds: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  owner = await system.signIn({ displayName: 'มานี' });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() => timePasses(0));
afterEach(async () => {
  system.closeTabs();
  await administrator.call(updateSettings, { survey: {} });
});
afterAll(() => system.stop());

function timePasses(ms: number): void {
  system.api.setClock(new Date(Date.now() + ms));
}

const runDue = () => system.api.app.get(SurveysService).runDue();

/** @returns somebody whom the operator serves. */
async function served(): Promise<{ customer: LineCustomer; lineUserId: string; sessionId: string }> {
  const lineUserId = await createCustomer(system.rows);
  const sessionId = await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return { customer: new LineCustomer(lineUserId), lineUserId, sessionId };
}

/** @returns somebody who was served, and has the survey on the phone. */
async function surveyed() {
  const one = await served();
  await owner.call(closeConversation, { lineUserId: one.lineUserId });
  await isToldAtLast(one.lineUserId, [closed, texts.question]);
  return one;
}

async function surveyOf(sessionId: string) {
  const [row] = await system.rows.select<{
    sentAt: Date | null;
    expiresAt: Date | null;
    skippedBecause: string | null;
    score: number | null;
    answeredAt: Date | null;
    comment: string | null;
  }>(
    `SELECT sent_at AS "sentAt", expires_at AS "expiresAt", skipped_because AS "skippedBecause", score,
            answered_at AS "answeredAt", comment FROM csat_surveys WHERE session_id = $1`,
    [sessionId],
  );
  return row ?? null;
}

async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await owner.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) =>
    payload?.kind === 'system' ? [[payload.event, payload.detail].filter(Boolean).join(' ')] : [],
  );
}

function isToldAtLast(lineUserId: string, said: readonly string[]): Promise<unknown> {
  return waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(said), {
    description: 'the customer is told',
  });
}

/** How often something is said besides the survey, once all that was to be said is. */
const saidAfterSurvey = (lineUserId: string) => system.line.textsReceivedBy(lineUserId).slice(2);
const cost = (lineUserId: string) =>
  system.line.sendingsTo(lineUserId).map(({ kind, messages }) => `${kind} ${messages.length}`);
const star = (sessionId: string, score: number | string) => `csat|${sessionId}|${score}`;

describe('After a session', () => {
  it('the customer is asked how it was, in the same call as the closing notice', async () => {
    const { lineUserId, sessionId } = await surveyed();
    expect(cost(lineUserId)).toEqual(['push 2']);
    const [call] = system.line.sendingsTo(lineUserId);
    const stars = [...(call?.body ?? '').matchAll(/csat\|\d+\|\d/g)].map(([data]) => data);
    expect(stars).toEqual([5, 4, 3, 2, 1].map((score) => star(sessionId, score)));
    const survey = await surveyOf(sessionId);
    expect(survey).toMatchObject({ skippedBecause: null, score: null });
    expect(Number(survey?.expiresAt) - Number(survey?.sentAt)).toBe(24 * hourMs);
  });

  it('asks also when it ended by itself, or by the customer, after somebody had come', async () => {
    const [quiet, leaving] = [await served(), await served()];
    timePasses(31 * 60_000);
    await system.rows.select(
      `UPDATE sessions SET warned_at = now(), closes_at = now() - interval '1 second' WHERE id = $1`,
      [quiet.sessionId],
    );
    await system.api.app.get(SessionLifecycleService).closeInactive();
    timePasses(0);
    await system.process(leaving.customer.taps('action=end_chat'));
    await isToldAtLast(quiet.lineUserId, [texts.question]);
    await isToldAtLast(leaving.lineUserId, [closed, texts.question]);
    expect(cost(leaving.lineUserId)).toEqual(['reply 2']);
  });

  it('asks nobody whom nobody served', async () => {
    const customer = new LineCustomer();
    await system.process(customer.taps('action=handoff'));
    await system.process(customer.taps('action=leave_queue'));
    const { session } = await owner.call(getConversation, customer);
    expect(session?.status).toBe('CLOSED');
    expect(await surveyOf(session?.id ?? '')).toBeNull();

    const waiting = await createCustomer(system.rows);
    const old = new Date(Date.now() - hourMs);
    const abandoned = await createSession(system.rows, waiting, { createdAt: old });
    await system.api.app.get(SessionLifecycleService).lookAfterWaiting();
    expect((await owner.call(getConversation, { lineUserId: waiting })).session?.status).toBe('ABANDONED');
    expect(await surveyOf(abandoned)).toBeNull();
  });

  it('asks nobody who cannot be asked, or is not to be', async () => {
    const [blocking, barred] = [await served(), await served()];
    await system.process(blocking.customer.blocks());
    await owner.call(closeConversation, { lineUserId: blocking.lineUserId });
    await owner.call(barCustomer, { lineUserId: barred.lineUserId, reason: 'สแปม' });
    expect(await surveyOf(blocking.sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'blocked' });
    expect(await surveyOf(barred.sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'barred' });
    // A tap on a survey that was never sent is nobody's.
    await system.process(blocking.customer.taps(star(blocking.sessionId, 5)));
    expect(await surveyOf(blocking.sessionId)).toMatchObject({ score: null });
  });

  it('asks nobody while surveys are off', async () => {
    await administrator.call(updateSettings, { survey: { isOn: false } });
    const { lineUserId, sessionId } = await served();
    await owner.call(closeConversation, { lineUserId });
    await isToldAtLast(lineUserId, [closed]);
    expect(await surveyOf(sessionId)).toBeNull();
  });

  it('asks only when it costs nothing, if that is wanted', async () => {
    await administrator.call(updateSettings, {
      survey: { cost: 'when_free' },
      messaging: { noticeHoldSeconds: 0, closingNotice: 'when_free' },
    });
    const [costly, free, along] = [await served(), await served(), await served()];
    await owner.call(closeConversation, { lineUserId: costly.lineUserId });
    expect(await surveyOf(costly.sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'cost' });

    await system.process(free.customer.writes('ขอบคุณค่ะ'));
    await owner.call(closeConversation, { lineUserId: free.lineUserId });
    await isToldAtLast(free.lineUserId, [closed, texts.question]);
    expect(cost(free.lineUserId)).toEqual(['reply 2']);

    // Whatever is paid for anyway takes it along.
    await administrator.call(updateSettings, { messaging: { noticeHoldSeconds: 0 } });
    await owner.call(closeConversation, { lineUserId: along.lineUserId });
    await isToldAtLast(along.lineUserId, [closed, texts.question]);
    expect(cost(along.lineUserId)).toEqual(['push 2']);
    expect(system.line.textsReceivedBy(costly.lineUserId)).toEqual([]);
  });
});

describe('A survey that waits for some minutes', () => {
  async function closedWithDelay() {
    await administrator.call(updateSettings, { survey: { delayMinutes: 5 } });
    const one = await served();
    await owner.call(closeConversation, { lineUserId: one.lineUserId });
    await isToldAtLast(one.lineUserId, [closed]);
    return one;
  }

  it('is sent when they are over, once', async () => {
    const { lineUserId, sessionId } = await closedWithDelay();
    await runDue();
    expect(await surveyOf(sessionId)).toMatchObject({ sentAt: null, skippedBecause: null });
    timePasses(6 * 60_000);
    await runDue();
    await runDue();
    await isToldAtLast(lineUserId, [closed, texts.question]);
    expect(cost(lineUserId)).toEqual(['push 1', 'push 1']);
  });

  it('is not sent when the customer has asked for somebody again, nor when surveys were turned off', async () => {
    const [back, other] = [await closedWithDelay(), await closedWithDelay()];
    await system.process(back.customer.taps('action=handoff'));
    timePasses(6 * 60_000);
    await runDue();
    expect(await surveyOf(back.sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'new_session' });

    const late = await closedWithDelay();
    await administrator.call(updateSettings, { survey: { isOn: false } });
    timePasses(12 * 60_000);
    await runDue();
    expect(await surveyOf(late.sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'off' });
    expect(await surveyOf(other.sessionId)).toMatchObject({ skippedBecause: null });
  });

  it('is not sent when nobody could send it until long after', async () => {
    const { sessionId } = await closedWithDelay();
    timePasses(30 * hourMs);
    await runDue();
    expect(await surveyOf(sessionId)).toMatchObject({ sentAt: null, skippedBecause: 'late' });
  });
});

describe('A customer who taps a star', () => {
  it.each([
    [1, texts.thanksForLow],
    [2, texts.thanksForLow],
    [3, texts.thanksForMiddle],
    [4, texts.thanksForHigh],
    [5, texts.thanksForHigh],
  ])('%i is thanked for it, for free, and opens and wakes nothing', async (score, thanks) => {
    const { customer, lineUserId, sessionId } = await surveyed();
    await system.process(customer.taps(star(sessionId, score)));
    await isToldAtLast(lineUserId, [closed, texts.question, thanksWithRequest(thanks)]);
    expect(cost(lineUserId)).toEqual(['push 2', 'reply 1']);
    expect(await surveyOf(sessionId)).toMatchObject({ score });
    expect(await linesOf(lineUserId)).toEqual(['session_closed', `survey_answered ${score}`]);
    const { session, chatMode, customerMessageCount } = await owner.call(getConversation, { lineUserId });
    expect({ status: session?.status, chatMode, customerMessageCount }).toEqual({
      status: 'CLOSED',
      chatMode: 'BOT',
      customerMessageCount: 0,
    });
  });

  it('has answered once: another star changes nothing, and is told so for free [case 48]', async () => {
    const { customer, lineUserId, sessionId } = await surveyed();
    await system.process(customer.taps(star(sessionId, 4)), customer.taps(star(sessionId, 1)));
    await waitFor(() => expect(saidAfterSurvey(lineUserId)).toContain(texts.alreadyAnswered), {
      description: 'the second tap is answered',
    });
    expect(await surveyOf(sessionId)).toMatchObject({ score: 4 });
    expect(await linesOf(lineUserId)).toEqual(['session_closed', 'survey_answered 4']);
    expect(cost(lineUserId).filter((call) => call.startsWith('push'))).toEqual(['push 2']);
  });

  it('comes too late when it has expired, and is told so for free; what is only delivered late counts [case 50]', async () => {
    const [late, delayed] = [await surveyed(), await surveyed()];
    await system.rows.select(`UPDATE csat_surveys SET expires_at = now() - interval '15 minutes'`);
    await system.process(late.customer.taps(star(late.sessionId, 5)));
    await isToldAtLast(late.lineUserId, [closed, texts.question, texts.expired]);
    expect(await surveyOf(late.sessionId)).toMatchObject({ score: null });

    const inTime = new Date(Date.now() - 20 * 60_000);
    await system.process(delayed.customer.taps(star(delayed.sessionId, 5), { timestamp: inTime.getTime() }));
    expect(await surveyOf(delayed.sessionId)).toMatchObject({ score: 5, answeredAt: inTime });
    // The customer has long gone on.
    expect(saidAfterSurvey(delayed.lineUserId)).toEqual([]);
  });

  it('of somebody else, of nobody, or with a score there is none, changes and says nothing [case 49] [case 50]', async () => {
    const [one, other] = [await surveyed(), await surveyed()];
    const forged = [
      star(other.sessionId, 1),
      star('999999999999', 5),
      star(one.sessionId, 0),
      star(one.sessionId, 6),
      star(one.sessionId, '5|5'),
      star(one.sessionId, ''),
      star('../1', 5),
      'csat|',
    ];
    for (const data of forged) await system.process(one.customer.taps(data));
    expect(await surveyOf(one.sessionId)).toMatchObject({ score: null });
    expect(await surveyOf(other.sessionId)).toMatchObject({ score: null });
    expect(await linesOf(one.lineUserId)).toEqual(['session_closed']);
    expect(saidAfterSurvey(one.lineUserId)).toEqual([]);
    expect(
      await system.rows.count(`webhook_events WHERE lane = $1 AND status <> 'ignored'`, [
        `user:${one.lineUserId}`,
      ]),
    ).toBe(0);
  });

  it('may do so while somebody serves them again; nothing is asked then', async () => {
    const { customer, lineUserId, sessionId } = await surveyed();
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    await system.process(customer.taps(star(sessionId, 5)));
    await isToldAtLast(lineUserId, [closed, texts.question, texts.thanksForHigh]);
    const { session } = await owner.call(getConversation, { lineUserId });
    expect(session?.status).toBe('ACTIVE');
    await system.process(customer.writes('ขอถามอีกเรื่องค่ะ'));
    expect(await surveyOf(sessionId)).toMatchObject({ score: 5, comment: null });
  });
});

describe('A comment', () => {
  async function rated(score = 4) {
    const one = await surveyed();
    await system.process(one.customer.taps(star(one.sessionId, score)));
    await waitFor(() => expect(saidAfterSurvey(one.lineUserId)).toHaveLength(1), { description: 'thanks' });
    return one;
  }

  it('is what the customer writes next: it is kept, shown, thanked for, and not answered by the bot', async () => {
    const { customer, lineUserId, sessionId } = await rated();
    await system.process(customer.writes('ตอบไวมากค่ะ'));
    await waitFor(() => expect(saidAfterSurvey(lineUserId)[1]).toBe(texts.thanksForComment), {
      description: 'thanks for the comment',
    });
    expect(await surveyOf(sessionId)).toMatchObject({ score: 4, comment: 'ตอบไวมากค่ะ' });
    expect(await linesOf(lineUserId)).toEqual(['session_closed', 'survey_answered 4', 'survey_commented']);
    const { lastMessage, unansweredSince } = await owner.call(getConversation, { lineUserId });
    expect({ text: lastMessage?.text, unansweredSince }).toEqual({
      text: 'ตอบไวมากค่ะ',
      unansweredSince: null,
    });

    await system.process(customer.writes('มีโปรโมชันไหมคะ'));
    await waitFor(() => expect(saidAfterSurvey(lineUserId)[2]).toBe(fallback), {
      description: 'the bot answers',
    });
    expect(await surveyOf(sessionId)).toMatchObject({ comment: 'ตอบไวมากค่ะ' });
  });

  it('is not what asks for a person, nor a picture, nor what comes after ten minutes', async () => {
    const [wishing, sending, slow] = [await rated(), await rated(), await rated()];
    await system.process(wishing.customer.writes('ขอคุยกับเจ้าหน้าที่อีกครั้งค่ะ'));
    const { session } = await owner.call(getConversation, { lineUserId: wishing.lineUserId });
    expect(session?.status).toBe('WAITING');
    await system.process(sending.customer.sends({ type: 'sticker', packageId: '1', stickerId: '1' }));
    timePasses(11 * 60_000);
    await system.process(slow.customer.writes('ดีค่ะ', { timestamp: Date.now() + 11 * 60_000 }));
    for (const { sessionId } of [wishing, sending, slow]) {
      expect(await surveyOf(sessionId)).toMatchObject({ comment: null });
    }
  });

  it('is not asked for when that is turned off', async () => {
    await administrator.call(updateSettings, { survey: { asksForComment: false } });
    const { customer, lineUserId, sessionId } = await surveyed();
    await system.process(customer.taps(star(sessionId, 3)));
    await isToldAtLast(lineUserId, [closed, texts.question, texts.thanksForMiddle]);
    await system.process(customer.writes('ดีค่ะ'));
    expect(await surveyOf(sessionId)).toMatchObject({ comment: null });
  });

  it('is gone when the customer takes the message back [case 39]', async () => {
    const { customer, lineUserId, sessionId } = await rated(1);
    const written = customer.writes('แย่มากค่ะ');
    await system.process(written);
    expect(await surveyOf(sessionId)).toMatchObject({ comment: 'แย่มากค่ะ' });
    await system.process(customer.unsends(lineMessageIdOf(written)));
    expect(await surveyOf(sessionId)).toMatchObject({ score: 1, comment: null });
    const { sessions } = await owner.call(getCustomerDetails, { lineUserId });
    expect(sessions.items[0]).toMatchObject({ rating: { score: 1, comment: null } });
  });
});
