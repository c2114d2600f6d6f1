import { requestedRange } from './byte-range.policy';

describe('The part of a file that a player asks for', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=990-5000', { start: 990, end: 999 }],
  ])('%s', (header, expected) => {
    expect(requestedRange(header, 1000)).toEqual(expected);
  });

  it.each([undefined, '', 'bytes=-', 'bytes=5-1', 'bytes=2000-', 'bytes=0-1,5-6', 'items=0-5', 'bytes=a-b'])(
    'is the whole file for %s',
    (header) => {
      expect(requestedRange(header, 1000)).toBeNull();
    },
  );
});
