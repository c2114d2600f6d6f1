import type { HealthCheck } from '@jsk/contracts/health';
import type { ChannelStateService, LineCallsService } from '../line-channel';

/** Degraded while messages do not leave; customers' messages come in all the same. */
export function lineHealth(
  { pausedBecause, breaker, hasUnreadableCredentials }: LineState,
  lastFailure: LineCallsService['lastFailure'],
): HealthCheck {
  const troubles = [
    hasUnreadableCredentials && 'the stored credentials cannot be read with the present ENCRYPTION_KEY',
    pausedBecause && 'sending is paused: LINE does not accept the access token',
    breaker.state !== 'closed' && `LINE does not work and is left alone (breaker ${breaker.state})`,
  ].filter((trouble) => trouble !== false && trouble !== null);
  if (troubles.length === 0) return { status: 'up' };
  if (lastFailure) {
    const { endpoint, status, at } = lastFailure;
    troubles.push(`last failure ${at.toISOString()}: ${endpoint} ${status ?? 'without an answer'}`);
  }
  return { status: 'degraded', detail: troubles.join('; ') };
}

type LineState = Pick<ChannelStateService, 'pausedBecause' | 'breaker' | 'hasUnreadableCredentials'>;
