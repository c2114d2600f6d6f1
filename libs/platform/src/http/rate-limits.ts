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
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.ceil(refusal.msBeforeNext / 1000);
      throw new AppError('rate_limit_exceeded', `Too many requests; try again in ${seconds} s`);
    }
  }

  /** Gives back what was spent, for example after a successful sign-in. */
  async forget(limit: Limit, key: string): Promise<void> {
    await this.limiterFor(limit).delete(key);
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
