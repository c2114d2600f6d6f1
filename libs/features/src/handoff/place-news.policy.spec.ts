import { isToldNow, type ToldPlace } from './place-news.policy';

const now = new Date('2026-11-21T10:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const place = (changes: Partial<ToldPlace> = {}): ToldPlace => ({
  position: 2,
  toldPosition: 5,
  toldAt: inSeconds(-600),
  freshTokens: [],
  ...changes,
});

describe('A better place in the queue', () => {
  it('is told for free when a reply is left for the answer of a person', () => {
    const freshTokens = [inSeconds(50), inSeconds(40)];
    expect(isToldNow(place({ freshTokens }), 'when_free', now)).toBe(true);
    expect(isToldNow(place({ freshTokens }), 'always', now)).toBe(true);
  });

  it('is not told with the only reply, unless that would expire unused', () => {
    expect(isToldNow(place({ freshTokens: [inSeconds(50)] }), 'when_free', now)).toBe(false);
    expect(isToldNow(place({ freshTokens: [inSeconds(50)] }), 'always', now)).toBe(false);
    expect(isToldNow(place({ freshTokens: [inSeconds(50), inSeconds(5)] }), 'when_free', now)).toBe(false);
    expect(isToldNow(place({ freshTokens: [inSeconds(12)] }), 'when_free', now)).toBe(true);
    expect(isToldNow(place({ freshTokens: [inSeconds(2)] }), 'when_free', now)).toBe(false);
  });

  it('is not told when it costs a message, unless administrators want that', () => {
    expect(isToldNow(place(), 'when_free', now)).toBe(false);
    expect(isToldNow(place(), 'always', now)).toBe(true);
  });

  it.each([
    [{ position: 3, toldPosition: 4 }, true],
    [{ position: 10, toldPosition: 20 }, true],
    [{ position: 11, toldPosition: 20 }, false],
    [{ position: 4, toldPosition: 7 }, false],
  ])('is only paid for when it makes a difference: %j', (changes, isTold) => {
    expect(isToldNow(place(changes), 'always', now)).toBe(isTold);
  });

  it('is told at most twice a minute for free, and every two minutes when it costs', () => {
    const freshTokens = [inSeconds(50), inSeconds(40)];
    expect(isToldNow(place({ freshTokens, toldAt: inSeconds(-29) }), 'when_free', now)).toBe(false);
    expect(isToldNow(place({ freshTokens, toldAt: inSeconds(-30) }), 'when_free', now)).toBe(true);
    expect(isToldNow(place({ toldAt: inSeconds(-119) }), 'always', now)).toBe(false);
    expect(isToldNow(place({ toldAt: inSeconds(-120) }), 'always', now)).toBe(true);
  });

  it('is told who was told nothing yet, but not at a price', () => {
    const untold = { toldPosition: null, toldAt: null };
    expect(isToldNow(place({ ...untold, freshTokens: [inSeconds(10)] }), 'when_free', now)).toBe(true);
    expect(isToldNow(place(untold), 'always', now)).toBe(false);
  });

  it('is the only news: a worse place is not told, and nothing is when administrators want none', () => {
    const freshTokens = [inSeconds(50), inSeconds(40)];
    expect(isToldNow(place({ position: 6, freshTokens }), 'always', now)).toBe(false);
    expect(isToldNow(place({ freshTokens }), 'never', now)).toBe(false);
  });
});
