import { z } from 'zod';
import { endpoint } from './endpoint';
import { timestampSchema } from './primitives';

/** Percentages of the monthly limit at which administrators are warned, once a month each. */
export const quotaThresholds = [80, 95, 100] as const;
const quotaThresholdSchema = z.literal(quotaThresholds);
export type QuotaThreshold = z.infer<typeof quotaThresholdSchema>;

const messageCount = z.number().int();
/** A day of the Asia/Bangkok calendar: LINE counts by the calendar month. */
const daySchema = z.iso.date();

/** How much of the month is used, as LINE said at `checkedAt`; nothing is known while that is null. */
export const quotaLevelSchema = z.object({
  /** Counted messages a month; null for an account without a limit. */
  limit: messageCount.nullable(),
  used: messageCount,
  remaining: messageCount.nullable(),
  checkedAt: timestampSchema.nullable(),
  /** The highest one that has been reached this month. */
  thresholdReached: quotaThresholdSchema.nullable(),
});
export type QuotaLevel = z.infer<typeof quotaLevelSchema>;

/** A straight line from what this month has used so far. */
export const quotaForecastSchema = z.object({
  /** Counted messages by the end of the month. */
  usedAtMonthEnd: messageCount,
  /** What the line is drawn from: the average of so many days of this month, today counted as far as it has gone. */
  perDay: z.number(),
  basedOnDays: z.number(),
  /** The day on which the limit is reached, if that is this month. */
  runsOutOn: daySchema.nullable(),
});
export type QuotaForecast = z.infer<typeof quotaForecastSchema>;

/**
 * How messages of ours left: free as a reply, coalesced in a push that another message paid for, or paid. Messages of
 * LINE's own manager are not among them.
 */
const messageCosts = { free: messageCount, coalesced: messageCount, paid: messageCount };

export const replyEconomySchema = z.object({
  bySender: z.array(z.object({ sender: z.enum(['OPERATOR', 'BOT', 'SYSTEM']), ...messageCosts })),
  /** Operator messages that left free or coalesced, as a part of all that left; null without any. */
  freeShare: z.number().min(0).max(1).nullable(),
  /** Messages, of whomever, that would have counted had each left in a push of its own. */
  savedMessages: messageCount,
});
export type ReplyEconomy = z.infer<typeof replyEconomySchema>;

export const quotaPeriodSchema = z.enum(['today', 'month', 'last_30_days']);
export type QuotaPeriod = z.infer<typeof quotaPeriodSchema>;

export const quotaDaySchema = z.object({
  day: daySchema,
  ...messageCosts,
  /** What LINE counted on this day, wherever it was sent from; null when LINE was not asked on this day or before. */
  countedByLine: messageCount.nullable(),
});
export type QuotaDay = z.infer<typeof quotaDaySchema>;

export const getQuota = endpoint({
  method: 'GET',
  path: '/admin/line-channel/quota',
  summary: 'Monthly limit, use and forecast, and what messages of a period cost',
  access: 'signed-in',
  input: z.object({ period: quotaPeriodSchema.default('month') }),
  output: quotaLevelSchema.extend({
    forecast: quotaForecastSchema.nullable(),
    /** When LINE last refused a push for its monthly limit today although some were left: a broadcast reserves them. */
    refusedAt: timestampSchema.nullable(),
    period: quotaPeriodSchema,
    economy: replyEconomySchema,
    /** Every day of the period, oldest first. */
    daily: z.array(quotaDaySchema),
  }),
});

export const getQuotaLevel = endpoint({
  method: 'GET',
  path: '/admin/line-channel/quota/level',
  summary: 'How much of the month is used, for the header of every page',
  access: 'signed-in',
  input: z.object({}),
  output: quotaLevelSchema,
});
