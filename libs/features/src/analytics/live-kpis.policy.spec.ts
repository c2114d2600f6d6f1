import { statusOf } from './live-kpis.policy';

describe('A figure with a target', () => {
  it.each([
    [40, 'good'],
    [60, 'good'],
    [60.1, 'warning'],
    [72, 'warning'],
    [72.1, 'bad'],
  ] as const)('of 60 seconds is, at %s seconds, %s', (seconds, status) => {
    expect(statusOf(seconds, 60, 'lower')).toBe(status);
  });

  it.each([
    [1, 'good'],
    [0.8, 'good'],
    [0.79, 'warning'],
    [0.64, 'warning'],
    [0.63, 'bad'],
    [0, 'bad'],
  ] as const)('of 80 per cent is, at %s, %s', (share, status) => {
    expect(statusOf(share, 0.8, 'higher')).toBe(status);
  });

  it('is none of them without a value, nor without a target', () => {
    expect(statusOf(null, 60, 'lower')).toBe('none');
    expect(statusOf(5, null, 'lower')).toBe('none');
  });
});
