import type { Colleague, Conversation } from '@jsk/contracts/conversations';
import type { Skill } from '@jsk/contracts/skills';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api-problem';
import { takenText } from '@/lib/i18n/problem-text';
import { useTransferConversation } from '../api/session-actions';

export type TransferKind = 'operator' | 'skill' | 'queue';

/** What is chosen in the transfer dialog, what is wrong with it, and how it is sent. */
export function useTransferForm({ lineUserId, session }: Conversation, onDone: () => void) {
  const { t } = useTranslation();
  const transfer = useTransferConversation(lineUserId);
  const isWaiting = session?.status === 'WAITING';
  const kinds: readonly TransferKind[] = isWaiting ? ['operator', 'skill'] : ['operator', 'skill', 'queue'];
  const [kind, setKind] = useState<TransferKind>('operator');
  const [operator, setOperator] = useState<Colleague | null>(null);
  const [skill, setSkill] = useState<Skill | null>(null);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);

  const targets = {
    operator: operator && { input: { toOperatorId: operator.id }, name: operator.name },
    skill: skill && { input: { skill: skill.name }, name: skill.name },
    queue: { input: { queue: true } as const, name: '' },
  };
  const target = targets[kind];
  const refused = new Set(pathsOf(transfer.error));
  const missing = wasTried && !target;

  /** Another choice is another attempt: what was wrong with the last one says nothing about it. */
  function choose<Value>(set: (value: Value) => void): (value: Value) => void {
    return (value) => {
      set(value);
      setTried(false);
      transfer.reset();
    };
  }

  return {
    kinds,
    ...{ kind, chooseKind: choose(setKind), operator, chooseOperator: choose(setOperator) },
    ...{ skill, chooseSkill: choose(setSkill), reason, writeReason: setReason },
    isSaving: transfer.isPending,
    errors: {
      operator: refused.has('toOperatorId')
        ? t('transfer.operatorGone')
        : missing
          ? t('transfer.chooseOperator')
          : undefined,
      skill: refused.has('skill') ? t('transfer.skillGone') : missing ? t('transfer.chooseSkill') : undefined,
      reason: refused.has('reason') ? t('transfer.reasonWrong') : undefined,
    },
    /** What is not about a field. */
    failure: transfer.error && refused.size === 0 ? takenText(t, transfer.error) : null,
    /** @returns whether something was chosen. */
    submit(): boolean {
      setTried(true);
      if (!target) return false;
      const input = { ...target.input, ...(reason.trim() && { reason: reason.trim() }) };
      transfer.mutate(input, {
        onSuccess: () => {
          toast.success(t(`transfer.done.${kind}`, { name: target.name }));
          onDone();
        },
      });
      return true;
    },
  };
}

function pathsOf(error: unknown): string[] {
  return error instanceof ApiProblem ? error.errors.map(({ path }) => path) : [];
}
