import { type EndedTimes, openTimesOf } from './session-times.policy';

const second = (count: number) => new Date(count * 1000);
const byTheClock = (from: Date, to: Date) => to.getTime() - from.getTime();

function ended(given: Partial<EndedTimes> = {}): EndedTimes {
  return {
    status: 'CLOSED',
    triggerKind: 'KEYWORD',
    createdAt: second(0),
    claimedAt: second(30),
    firstResponseAt: second(50),
    closedAt: second(600),
    pauses: [],
    ...given,
  };
}

describe('The times of a session that is over', () => {
  it('are waiting until the claim, the first answer from the claim, and all of it from the beginning', () => {
    expect(openTimesOf(ended(), byTheClock)).toEqual({
      waitSeconds: 30,
      firstResponseSeconds: 20,
      resolutionSeconds: 600,
    });
  });

  it('do not count what it was put aside for', () => {
    const pauses = [
      { from: second(100), to: second(200) },
      { from: second(300), to: second(350) },
    ];
    expect(openTimesOf(ended({ pauses }), byTheClock).resolutionSeconds).toBe(450);
  });

  it('count the hours in which the shop was open only, in whole seconds', () => {
    const closesAt = second(40.9);
    const open = (from: Date, to: Date) =>
      Math.max(0, Math.min(to.getTime(), closesAt.getTime()) - from.getTime());
    expect(openTimesOf(ended(), open)).toEqual({
      waitSeconds: 30,
      firstResponseSeconds: 10,
      resolutionSeconds: 40,
    });
  });

  it('are no wait and no first answer when an operator began', () => {
    const times = openTimesOf(ended({ triggerKind: 'OPERATOR', claimedAt: second(0) }), byTheClock);
    expect(times).toEqual({ waitSeconds: null, firstResponseSeconds: null, resolutionSeconds: 600 });
  });

  it('are none when nobody came', () => {
    const nobody = { claimedAt: null, firstResponseAt: null };
    const none = { waitSeconds: null, firstResponseSeconds: null, resolutionSeconds: null };
    expect(openTimesOf(ended({ ...nobody, status: 'ABANDONED' }), byTheClock)).toEqual(none);
    expect(openTimesOf(ended(nobody), byTheClock)).toEqual(none);
  });
});
