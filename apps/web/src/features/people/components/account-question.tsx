import type { OperatorProfile } from '@jsk/contracts/people';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { toast } from '@/lib/toast';
import { type AccountAct, useAccountAct } from '../api/people';

interface AccountQuestionProps {
  act: AccountAct;
  operator: OperatorProfile;
  /** A password was made; this is its only copy. */
  onPassword: (password: string) => void;
  /** It was done or refused, or is not to be done. */
  onClose: () => void;
}

/** Asks before something is done with somebody's account, and says what follows from it and how it went. */
export function AccountQuestion({ act, operator, onPassword, onClose }: AccountQuestionProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const mutation = useAccountAct(act);
  const { id, displayName: name, activeSessions } = operator;
  const chats =
    activeSessions > 0
      ? t('people.questions.openChats', { number: activeSessions })
      : t('people.questions.noOpenChats');

  function onSuccess(password: string | null) {
    if (password !== null) return onPassword(password);
    toast.success(t(`people.done.${act}`, { name }));
    onClose();
  }

  function onError(error: Error) {
    const wasUsed = error instanceof ApiProblem && error.code === 'conflict';
    toast.error(wasUsed ? t('people.questions.wasUsed') : problemText(tCommon, error));
    onClose();
  }

  return (
    <ConfirmDialog
      open
      question={t(`people.questions.${act}.question`, { name })}
      text={t(`people.questions.${act}.text`, { chats })}
      confirm={t(`people.actions.${act}`)}
      isPending={mutation.isPending}
      onCancel={onClose}
      onConfirm={() => mutation.mutate(id, { onSuccess, onError })}
    />
  );
}
