import type { TelegramIntegration } from '@jsk/contracts/telegram';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { type SecretBox, UnreadableSecretError } from '@jsk/platform/encryption/secret-box';
import type { TelegramChannelRow } from './telegram-channel.repository';

/** What the token is sealed for. */
export const botTokenSealedAs = 'telegram.bot_token';

/** By which bot and where people are told, and of what. */
export interface TelegramChannel extends Pick<
  TelegramIntegration,
  'isEnabled' | 'chatId' | 'tellsHandoffs' | 'tellsAlerts'
> {
  readonly botToken: {
    /** Null unless it is stored and readable, or the environment's. */
    readonly value: string | null;
    readonly source: TelegramIntegration['botToken'];
  };
}

/** What administrators have stored, and the environment's in place of what they have not. */
export function readChannel(
  row: TelegramChannelRow,
  box: SecretBox,
  environment: AppConfig['telegram'],
): TelegramChannel {
  const { tellsHandoffs, tellsAlerts } = row;
  const isGiven = environment.botToken !== null && environment.chatId !== null;
  return {
    isEnabled: row.isEnabled ?? isGiven,
    botToken: readToken(row.botToken, box, environment.botToken),
    chatId: row.chatId ?? environment.chatId,
    tellsHandoffs,
    tellsAlerts,
  };
}

/** Another bot than the one that was stored may not be in the chat, so an unreadable token is replaced by nothing. */
function readToken(
  sealed: string | null,
  box: SecretBox,
  ofEnvironment: string | null,
): TelegramChannel['botToken'] {
  if (sealed === null) return { value: ofEnvironment, source: ofEnvironment ? 'environment' : 'missing' };
  try {
    return { value: box.open(sealed, botTokenSealedAs), source: 'stored' };
  } catch (error) {
    if (error instanceof UnreadableSecretError) return { value: null, source: 'unreadable' };
    throw error;
  }
}

/**
 * Whether notifications are written down. Also with a token that cannot be read: that they fail is how people learn of
 * it.
 */
export function isTelling({ isEnabled, botToken, chatId }: TelegramChannel): boolean {
  return isEnabled && botToken.source !== 'missing' && chatId !== null;
}
