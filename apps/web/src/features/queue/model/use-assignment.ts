import type { Colleague } from '@jsk/contracts/conversations';
import type { QueueEntry } from '@jsk/contracts/queue';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api-problem';
import { takenText } from '@/lib/i18n/problem-text';
import { useAssignConversation } from '../api/queue';

export interface Assignment {
  assign: (entry: QueueEntry, colleague: Colleague) => void;
  /** Whose assignment has not been answered yet. */
  pendingId: string | null;
}

/** Assigns, and says what came of it. */
export function useAssignment(): Assignment {
  const { t } = useTranslation();
  const { mutateAsync, isPending, variables } = useAssignConversation();

  async function assign({ lineUserId, displayName }: QueueEntry, colleague: Colleague): Promise<void> {
    try {
      await mutateAsync({ lineUserId, operatorId: colleague.id });
      toast.success(t('queue.assigned', { name: displayName, operator: colleague.name }));
    } catch (error) {
      const isGone = error instanceof ApiProblem && error.errors.some(({ path }) => path === 'operatorId');
      toast.error(isGone ? t('queue.operatorGone') : takenText(t, error));
    }
  }

  return {
    assign: (entry, colleague) => void assign(entry, colleague),
    pendingId: isPending ? variables.lineUserId : null,
  };
}
