import type { TelegramIntegration } from '@jsk/contracts/telegram';
import type { TelegramChannel } from './telegram-channel';
import type { TelegramChannelRow } from './telegram-channel.repository';

export function presentTelegram(
  channel: TelegramChannel,
  { lastSentAt, lastFailureAt, lastFailureMessage }: TelegramChannelRow,
  waitingCount: number,
): TelegramIntegration {
  return {
    ...channel,
    botToken: channel.botToken.source,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    lastFailure: lastFailureAt && { at: lastFailureAt.toISOString(), message: lastFailureMessage ?? '' },
    waitingCount,
  };
}
