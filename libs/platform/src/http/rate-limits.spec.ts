import { loadConfig } from '../config/app-config';
import { RedisConnection } from '../redis/redis.module';
import { RateLimits } from './rate-limits';

const backOff = { name: 'guessing', free: 5, firstWaitSeconds: 15, longestWaitSeconds: 60 };

let limits: RateLimits;

beforeEach(() => {
  jest.useFakeTimers();
  limits = new RateLimits(new RedisConnection(loadConfig({ DATABASE_URL: 'postgres://localhost/none' })));
});
afterEach(() => jest.useRealTimers());

const waitOf = (key = 'suda') =>
  limits.guess(backOff, key).then(
    () => 0,
    (refusal: { extra: { retryAfterSeconds: number } }) => refusal.extra.retryAfterSeconds,
  );
const guessFive = async () => Promise.all(Array.from({ length: 5 }, () => waitOf()));
const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1000);

describe('Guessing', () => {
  it('is free five times', async () => {
    expect(await guessFive()).toEqual([0, 0, 0, 0, 0]);
    expect(await waitOf()).toBe(15);
    expect(await waitOf('somebody else')).toBe(0);
  });

  it('has to wait twice as long after each wrong guess, up to a limit', async () => {
    await guessFive();
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const wait = await waitOf();
      waits.push(wait);
      await seconds(wait);
      expect(await waitOf()).toBe(0);
    }
    expect(waits).toEqual([15, 30, 60, 60]);
  });

  it('is not made longer by those who do not wait', async () => {
    await guessFive();
    for (let impatient = 0; impatient < 20; impatient += 1) expect(await waitOf()).toBe(15);
    await seconds(15);
    expect(await waitOf()).toBe(0);
    expect(await waitOf()).toBe(30);
  });

  it('lets one through of many that come at the same moment', async () => {
    await guessFive();
    await seconds(15);
    const waits = await Promise.all(Array.from({ length: 20 }, () => waitOf()));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
  });

  it('begins anew after a right guess, and after a day', async () => {
    await guessFive();
    await limits.guessedRight(backOff, 'suda');
    expect(await guessFive()).toEqual([0, 0, 0, 0, 0]);
    await seconds(24 * 60 * 60);
    expect(await guessFive()).toEqual([0, 0, 0, 0, 0]);
  });
});
