import { nextMessageOf, pauseAfterMs } from './sending.policy';

describe('The next message', () => {
  it('is about the oldest notification while few wait, and about all when many do', () => {
    expect(nextMessageOf([], 0)).toEqual([]);
    expect(nextMessageOf(['a', 'b', 'c'], 9)).toEqual(['a']);
    expect(nextMessageOf(['a', 'b', 'c', 'd'], 9)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('waits after ten in a minute', () => {
    expect(nextMessageOf(['a', 'b', 'c', 'd'], 10)).toEqual([]);
  });
});

describe('The pause after failures', () => {
  it('doubles up to five minutes', () => {
    expect([1, 2, 3, 4, 7, 100].map((failures) => pauseAfterMs(failures) / 1000)).toEqual([
      5, 10, 20, 40, 300, 300,
    ]);
  });
});
