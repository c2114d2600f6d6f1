import type { Conversation } from '@jsk/contracts/conversations';
import { Ban, CirclePause, type LucideIcon } from 'lucide-react';

export type SendingObstacle = 'blocked' | 'onStandby';

/** @returns what keeps everybody from writing to the customer, or null when nothing does. */
export function sendingObstacleOf({
  isBlocked,
  isOnStandby,
}: Pick<Conversation, 'isBlocked' | 'isOnStandby'>): SendingObstacle | null {
  if (isBlocked) return 'blocked';
  return isOnStandby ? 'onStandby' : null;
}

export const sendingObstacleIcons: Record<SendingObstacle, LucideIcon> = {
  blocked: Ban,
  onStandby: CirclePause,
};
