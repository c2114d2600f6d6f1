import type { LineChannel } from '@jsk/contracts/line-channel';
import { type Credential, fingerprintOf } from './channel-credentials';
import type { ChannelStateService } from './channel-state.service';

/** The channel as administrators see it: of secrets no more than the end. */
export function presentChannel(
  { known, pausedBecause, breaker }: Pick<ChannelStateService, 'known' | 'pausedBecause' | 'breaker'>,
  { webhookUrl, apiOrigin, now }: { webhookUrl: string; apiOrigin: string; now: Date },
): LineChannel {
  const { row, credentials } = known;
  const { channelSecret, accessToken, previousChannelSecrets } = credentials;
  const until = previousChannelSecrets[0]?.until ?? null;
  const isOfThisToken = row.accountToken === fingerprintOf(accessToken.value);
  return {
    webhookUrl,
    apiOrigin,
    channelSecret: {
      ...masked(channelSecret),
      previousValidUntil: until && until > now ? until.toISOString() : null,
    },
    channelAccessToken: masked(accessToken),
    account:
      row.account && row.accountCheckedAt && isOfThisToken
        ? { ...row.account, checkedAt: row.accountCheckedAt.toISOString() }
        : null,
    paused: pausedBecause && {
      because: pausedBecause,
      since: (row.pausedAt ?? now).toISOString(),
    },
    breaker: { state: breaker.state, changedAt: breaker.changedAt?.toISOString() ?? null },
  };
}

function masked({ value, source, changedAt }: Credential) {
  return { source, ending: value.slice(-4), changedAt: changedAt?.toISOString() ?? null };
}
