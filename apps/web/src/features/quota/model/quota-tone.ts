import type { QuotaLevel } from '@jsk/contracts/quota';

/** How much reason for worry there is. */
export type QuotaTone = 'calm' | 'warning' | 'danger';

export function toneOf({ thresholdReached }: Pick<QuotaLevel, 'thresholdReached'>): QuotaTone {
  if (thresholdReached === null) return 'calm';
  return thresholdReached === 80 ? 'warning' : 'danger';
}
