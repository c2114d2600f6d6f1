import { countCsatScores, listCsatAnswers } from '@jsk/contracts/csat';
import { closeConversation } from '@jsk/contracts/conversations';
import { getCustomerDetails, listCustomerSessions } from '@jsk/contracts/customer-details';
import { updateSettings } from '@jsk/contracts/settings';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let owner: OperatorSession;
let colleague: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { survey: {}, messaging: { noticeHoldSeconds: 0 } } });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  owner = await system.signIn({ displayName: 'มานี' });
  colleague = await system.signIn({ displayName: 'ปิติ' });
});
afterEach(async () => {
  system.closeTabs();
  await administrator.call(updateSettings, { routing: {} });
});
afterAll(() => system.stop());

/** Serves a customer, who rates it. @returns the session's id. */
async function serve(operator: OperatorSession, customer: LineCustomer, score: number): Promise<string> {
  const { lineUserId } = customer;
  const sessionId = await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
  await operator.call(closeConversation, { lineUserId });
  await system.process(customer.taps(`csat|${sessionId}|${score}`));
  return sessionId;
}

async function newCustomer(displayName = 'สมชาย ใจดี'): Promise<LineCustomer> {
  return new LineCustomer(await createCustomer(system.rows, { displayName }));
}

const idsOf = ({ items }: { items: readonly { sessionId: string }[] }) =>
  items.map(({ sessionId }) => sessionId);

describe('A score of one or two stars', () => {
  it('is told at once to whoever had the session and to administrators, and to nobody else', async () => {
    const [ownTab, administratorTab, otherTab] = [
      await owner.openTab(),
      await administrator.openTab(),
      await colleague.openTab(),
    ];
    const customer = await newCustomer('สมหญิง');
    await serve(owner, await newCustomer(), 3);
    const bad = await serve(owner, customer, 2);
    for (const tab of [ownTab, administratorTab]) {
      const news = await tab.nextEvent('low_rating');
      expect(news).toMatchObject({
        sessionId: bad,
        lineUserId: customer.lineUserId,
        displayName: 'สมหญิง',
        operator: { id: owner.user.id, name: 'มานี' },
        score: 2,
        comment: null,
      });
    }
    expect(otherTab.events('low_rating')).toEqual([]);
  });
});

describe('What customers think', () => {
  it('stands with each of their sessions, with the average of all', async () => {
    const customer = await newCustomer();
    const { lineUserId } = customer;
    const nothing = await owner.call(getCustomerDetails, { lineUserId });
    expect(nothing.averageScore).toBeNull();
    await serve(owner, customer, 5);
    await serve(owner, customer, 2);
    await system.process(customer.writes('รอนานไปหน่อยค่ะ'));
    const silent = await createSession(system.rows, lineUserId, { operatorId: owner.user.id });

    const { averageScore, sessions } = await owner.call(getCustomerDetails, { lineUserId });
    expect(averageScore).toBe(3.5);
    expect(sessions.items[0]).toMatchObject({ id: silent, rating: null });
    const { items } = await owner.call(listCustomerSessions, { lineUserId });
    expect(items.map(({ rating }) => rating)).toEqual([
      null,
      { score: 2, comment: 'รอนานไปหน่อยค่ะ' },
      { score: 5, comment: null },
    ]);
  });

  it('is listed page by page, newest first, by score, comment, operator and time', async () => {
    const sessions: string[] = [];
    const customers: LineCustomer[] = [];
    for (const score of [5, 1, 5, 3]) {
      const customer = await newCustomer();
      customers.unshift(customer);
      sessions.unshift(await serve(owner, customer, score));
    }
    await system.process(customers[2]!.writes('ช้ามากค่ะ'));
    const ask = (filter: object) =>
      administrator.call(listCsatAnswers, { operatorId: owner.user.id, ...filter });

    const first = await ask({ limit: 3 });
    expect(idsOf(first)).toEqual(sessions.slice(0, 3));
    const { nextCursor, ...rest } = await ask({ limit: 3, cursor: first.nextCursor });
    expect(idsOf(rest)).toEqual(sessions.slice(3));
    expect(nextCursor).toBeNull();

    expect(idsOf(await ask({ score: 5 }))).toEqual([sessions[1], sessions[3]]);
    const commented = await ask({ hasComment: true });
    expect(commented.items).toMatchObject([{ sessionId: sessions[2], score: 1, comment: 'ช้ามากค่ะ' }]);
    expect(idsOf(await ask({ hasComment: false }))).toHaveLength(3);
    const [, second] = first.items;
    expect(idsOf(await ask({ startAt: second?.answeredAt }))).toEqual(sessions.slice(0, 2));
    expect(idsOf(await ask({ endAt: second?.answeredAt }))).toEqual(sessions.slice(2));
    expect((await ask({ operatorId: colleague.user.id })).items).toEqual([]);

    const scoresOf = async (filter: object) => {
      const counted = await administrator.call(countCsatScores, { operatorId: owner.user.id, ...filter });
      return { ...counted, scores: counted.scores.map(({ answers }) => answers) };
    };
    expect(await scoresOf({})).toEqual({ answers: 4, averageScore: 3.5, scores: [2, 0, 1, 0, 1] });
    expect(await scoresOf({ hasComment: true })).toMatchObject({ averageScore: 1, scores: [0, 0, 0, 0, 1] });
    expect(await scoresOf({ endAt: second?.answeredAt })).toMatchObject({ scores: [1, 0, 0, 0, 1] });
    expect(await scoresOf({ operatorId: colleague.user.id })).toMatchObject({
      answers: 0,
      averageScore: null,
    });
  });

  it('is for agents as far as it is about their own sessions, which they may still see', async () => {
    const customer = await newCustomer();
    const own = await serve(owner, customer, 4);
    await serve(colleague, await newCustomer(), 4);
    expect(idsOf(await owner.call(listCsatAnswers, {}))).toEqual([own]);
    const ofColleague = { operatorId: colleague.user.id };
    expect(idsOf(await owner.call(listCsatAnswers, ofColleague))).toEqual([own]);
    expect(await owner.call(countCsatScores, ofColleague)).toMatchObject({ answers: 1, averageScore: 4 });

    await administrator.call(updateSettings, { routing: { visibility: 'own' } });
    await createSession(system.rows, customer.lineUserId, { operatorId: colleague.user.id });
    expect(idsOf(await owner.call(listCsatAnswers, {}))).toEqual([]);
    expect(await owner.call(countCsatScores, {})).toMatchObject({ answers: 0 });
  });

  it.each([
    ['score', { score: 6 }],
    ['operatorId', { operatorId: 'me' }],
    ['startAt', { startAt: 'yesterday' }],
    ['cursor', { cursor: 'nonsense' }],
  ])('cannot be asked for with a wrong %s', async (path, filter) => {
    await expect(administrator.call(listCsatAnswers, filter as object)).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path }] },
    });
  });
});
