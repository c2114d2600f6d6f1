import { createHash } from 'node:crypto';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { type SecretBox, UnreadableSecretError } from '@jsk/platform/encryption/secret-box';
import type { ChannelRow } from './line-channel.repository';

/** What each secret is sealed for. */
export const sealedAs = { channelSecret: 'line_channel.secret', accessToken: 'line_channel.access_token' };

export interface Credential {
  readonly value: string;
  readonly source: 'environment' | 'database' | 'unreadable';
  readonly changedAt: Date | null;
}

/** What this process works with: the stored credentials, and those of the environment in place of what is missing. */
export interface Credentials {
  readonly channelSecret: Credential;
  /** Secrets that webhooks may be signed with besides the current one; null means without an end. */
  readonly previousChannelSecrets: readonly { value: string; until: Date | null }[];
  readonly accessToken: Credential;
}

export function readCredentials(
  row: ChannelRow,
  box: SecretBox,
  environment: AppConfig['line'],
): Credentials {
  const [secret = '', ...earlierSecrets] = environment.channelSecrets;
  const channelSecret = readOne(
    row.channelSecret,
    sealedAs.channelSecret,
    row.channelSecretChangedAt,
    secret,
  );
  const previous = row.previousChannelSecret && open(row.previousChannelSecret, sealedAs.channelSecret);
  return {
    channelSecret,
    previousChannelSecrets:
      channelSecret.source === 'database'
        ? previous
          ? [{ value: previous, until: row.previousChannelSecretUntil }]
          : []
        : earlierSecrets.map((value) => ({ value, until: null })),
    accessToken: readOne(
      row.accessToken,
      sealedAs.accessToken,
      row.accessTokenChangedAt,
      environment.channelAccessToken,
    ),
  };

  function readOne(
    sealed: string | null,
    purpose: string,
    changedAt: Date | null,
    ofEnvironment: string,
  ): Credential {
    if (sealed === null) return { value: ofEnvironment, source: 'environment', changedAt: null };
    const value = open(sealed, purpose);
    return value === null
      ? { value: ofEnvironment, source: 'unreadable', changedAt }
      : { value, source: 'database', changedAt };
  }

  function open(sealed: string, purpose: string): string | null {
    try {
      return box.open(sealed, purpose);
    } catch (error) {
      if (error instanceof UnreadableSecretError) return null;
      throw error;
    }
  }
}

/** Stands for an access token where it must not be kept itself: the same for the same token, and of no other use. */
export function fingerprintOf(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('hex').slice(0, 16);
}
