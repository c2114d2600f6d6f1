import { surveySettingsSchema } from '@jsk/contracts/settings';
import { isSurveyed, judgeRating, reasonToSkip, thanksFor } from './survey.policy';

const settings = surveySettingsSchema.parse({});
const now = new Date('2026-11-21T10:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const blocked = { code: 'customer_blocked', message: '' } as const;

describe('A survey', () => {
  it.each([
    ['CLOSED', now.toISOString(), true],
    ['CLOSED', null, false],
    ['ABANDONED', null, false],
  ] as const)(
    'of a session that is %s and was claimed at %s is planned: %s',
    (status, claimedAt, isPlanned) => {
      expect(isSurveyed({ status, claimedAt })).toBe(isPlanned);
    },
  );

  it.each([
    ['nothing', {}, null, {}, null],
    ['surveys being off', {}, blocked, { isOn: false }, 'off'],
    ['a customer who blocks the account', { hasLaterSession: true }, blocked, {}, 'blocked'],
    ['another session since', { hasLaterSession: true }, null, {}, 'new_session'],
    ['having been due for longer than it can be answered', { dueAt: hours(-25) }, null, {}, 'late'],
  ])('is kept back by %s', (_, survey, obstacle, chosen, reason) => {
    const pending = { dueAt: now, hasLaterSession: false, ...survey };
    expect(reasonToSkip(pending, obstacle, { ...settings, ...chosen }, now)).toBe(reason);
  });
});

describe('A tap on a star', () => {
  const survey = { lineUserId: 'U1', sentAt: now, expiresAt: hours(24), score: null };

  it.each([
    ['counts', {}, { at: hours(24) }],
    ['late', {}, { at: hours(25) }],
    ['second', { score: 1 }, { at: hours(25) }],
    ['forged', {}, { lineUserId: 'U2' }],
    ['forged', { sentAt: null, expiresAt: null }, {}],
  ])('is judged as %s', (verdict, stored, tap) => {
    const judged = judgeRating({ ...survey, ...stored }, { lineUserId: 'U1', at: now, ...tap });
    expect(judged.verdict).toBe(verdict);
  });

  it('on a survey that there is not is forged', () => {
    expect(judgeRating(null, { lineUserId: 'U1', at: now })).toEqual({ verdict: 'forged' });
  });

  it('is thanked for by what it says', () => {
    const { thanksForLow, thanksForMiddle, thanksForHigh } = settings;
    expect([1, 2, 3, 4, 5].map((score) => thanksFor(score, settings))).toEqual([
      thanksForLow,
      thanksForLow,
      thanksForMiddle,
      thanksForHigh,
      thanksForHigh,
    ]);
  });
});
