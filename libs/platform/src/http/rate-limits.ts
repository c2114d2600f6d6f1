import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError } from '../errors/app-error';
import { RedisConnection } from '../redis/redis.module';

interface Limit {
  /** What is limited; part of the key. */
  readonly name: string;
  readonly points: number;
  readonly perSeconds: number;
}

/** How long whoever guesses has to wait, longer after each time it was wrong. */
interface BackOff {
  /** What is guessed; part of the key. */
  readonly name: string;
  /** Wrong guesses until waiting begins. */
  readonly free: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/** So long after the first wrong guess all of them are forgotten. */
const guessesKeptSeconds = 24 * 60 * 60;

/** Counts what somebody does per time, across instances when there is Redis and in this process otherwise. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterAbstract>();

  constructor(private readonly redis: RedisConnection) {}

  /**
   * Spends one point of `key`.
   * @throws AppError `rate_limit_exceeded` when there is none left.
   */
  async spend(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiterFor(limit).consume(key);
    } catch (refusal) {
      throw refusalOf(refusal);
    }
  }

  /** Gives one point back, for example after a successful sign-in. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.limiterFor(limit).reward(key);
  }

  /**
   * Counts a guess as wrong before anybody knows, so that many at the same moment are not all free; tell `guessedRight`
   * if it was not. Of those that have to wait only one is let through after each wait.
   * @throws AppError `rate_limit_exceeded` when it is too early; then it does not count.
   */
  async guess(backOff: BackOff, key: string): Promise<void> {
    const { wrongGuesses, turns } = this.limitersOf(backOff);
    const { consumedPoints } = await wrongGuesses.penalty(key);
    if (consumedPoints < backOff.free) return;
    const waitSeconds = backOff.firstWaitSeconds * 2 ** (consumedPoints - backOff.free);
    try {
      await turns.consume(key, 1, { customDuration: Math.min(waitSeconds, backOff.longestWaitSeconds) });
    } catch (refusal) {
      await wrongGuesses.reward(key);
      throw refusalOf(refusal);
    }
  }

  async guessedRight(backOff: BackOff, key: string): Promise<void> {
    const { wrongGuesses, turns } = this.limitersOf(backOff);
    await Promise.all([wrongGuesses.delete(key), turns.delete(key)]);
  }

  private limitersOf({ name, free, firstWaitSeconds }: BackOff) {
    return {
      wrongGuesses: this.limiterFor({ name: `${name}:wrong`, points: free, perSeconds: guessesKeptSeconds }),
      turns: this.limiterFor({ name: `${name}:turn`, points: 1, perSeconds: firstWaitSeconds }),
    };
  }

  private limiterFor(limit: Limit): RateLimiterAbstract {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const options = { keyPrefix: `limit:${limit.name}`, points: limit.points, duration: limit.perSeconds };
    const inMemory = new RateLimiterMemory(options);
    const limiter = this.redis.client
      ? new RateLimiterRedis({ ...options, storeClient: this.redis.client, insuranceLimiter: inMemory })
      : inMemory;
    this.limiters.set(limit.name, limiter);
    return limiter;
  }
}

/** @returns what is thrown for it; a failure that is no refusal as it is. */
function refusalOf(refusal: unknown): unknown {
  if (!(refusal instanceof RateLimiterRes)) return refusal;
  const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
  const message = `Too many requests; try again in ${retryAfterSeconds} s`;
  return new AppError('rate_limit_exceeded', message, { retryAfterSeconds });
}
