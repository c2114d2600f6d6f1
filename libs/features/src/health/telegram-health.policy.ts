import type { HealthCheck } from '@jsk/contracts/health';
import type { TelegramIntegration } from '@jsk/contracts/telegram';

/** Degraded while people are not told; customers do not notice. */
export function telegramHealth({
  isEnabled,
  botToken,
  chatId,
  lastFailure,
}: Pick<TelegramIntegration, 'isEnabled' | 'botToken' | 'chatId' | 'lastFailure'>): HealthCheck {
  if (!isEnabled) return { status: 'not_used' };
  if (botToken === 'unreadable') {
    return degraded('the stored token cannot be read with the present ENCRYPTION_KEY');
  }
  if (botToken === 'missing' || chatId === null) {
    return degraded('it is switched on, but the token or the chat is missing');
  }
  return lastFailure ? degraded(`last failure ${lastFailure.at}: ${lastFailure.message}`) : { status: 'up' };
}

function degraded(detail: string): HealthCheck {
  return { status: 'degraded', detail };
}
