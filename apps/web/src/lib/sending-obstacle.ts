import type { Conversation } from '@jsk/contracts/conversations';
import { Ban, CirclePause, Hand, type LucideIcon } from 'lucide-react';

export type SendingObstacle = 'barred' | 'blocked' | 'onStandby';

/** @returns what keeps everybody from writing to the customer, or null when nothing does. */
export function sendingObstacleOf({
  isBarred,
  isBlocked,
  isOnStandby,
}: Pick<Conversation, 'isBarred' | 'isBlocked' | 'isOnStandby'>): SendingObstacle | null {
  if (isBarred) return 'barred';
  if (isBlocked) return 'blocked';
  return isOnStandby ? 'onStandby' : null;
}

export const sendingObstacleIcons: Record<SendingObstacle, LucideIcon> = {
  barred: Hand,
  blocked: Ban,
  onStandby: CirclePause,
};
