import { TelegramNotesService, TelegramSendingService } from '@jsk/features/telegram';
import type { TestRows } from '@jsk/testing/test-rows';
import { waitFor } from '@jsk/testing/services/wait-for';
import type { TestApi } from './start-test-api';

/** Has an instance do what it does by itself every few seconds. */
export async function lookAfterTelegram({ app }: TestApi): Promise<void> {
  await app.get(TelegramNotesService, { strict: false }).noteMissed();
  await app.get(TelegramSendingService, { strict: false }).runDue();
}

/** An instance may have begun by itself a moment ago. */
export async function telegramIsDone(rows: TestRows): Promise<void> {
  await waitFor(
    async () => expect(await rows.count('telegram_channel WHERE sending_until IS NULL')).toBe(1),
    {
      description: 'nothing is being sent to Telegram',
    },
  );
}
