import { telegramHealth } from './telegram-health.policy';

const well = { isEnabled: true, botToken: 'stored', chatId: '-100', lastFailure: null } as const;
const lastFailure = { at: '2026-11-21T03:00:00.000Z', message: 'Bad Request: chat not found' };

describe('The health of Telegram', () => {
  it('is well while messages are taken', () => {
    expect(telegramHealth(well)).toEqual({ status: 'up' });
  });

  it('does not count while nobody wants to be told', () => {
    expect(telegramHealth({ ...well, isEnabled: false, lastFailure })).toEqual({ status: 'not_used' });
  });

  it.each([
    [{ botToken: 'unreadable' } as const, 'ENCRYPTION_KEY'],
    [{ botToken: 'missing' } as const, 'token or the chat is missing'],
    [{ chatId: null }, 'token or the chat is missing'],
    [{ lastFailure }, 'last failure 2026-11-21T03:00:00.000Z: Bad Request: chat not found'],
  ])('is degraded with %j', (trouble, words) => {
    expect(telegramHealth({ ...well, ...trouble })).toEqual({
      status: 'degraded',
      detail: expect.stringContaining(words),
    });
  });
});
