import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { sendingObstacleOf } from '@/lib/sending-obstacle';

/** What becomes of the customer: told, unless nothing can be sent. */
export function useClosingText(conversation: Conversation): string {
  const { t } = useTranslation();
  return t(sendingObstacleOf(conversation) ? 'sessionActions.closeUntold' : 'conversation.closeExplanation');
}
