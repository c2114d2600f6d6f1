import type { Conversation } from '@jsk/contracts/conversations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { codeText, problemText } from '@/lib/i18n/problem-text';
import { type BulkAct, type BulkFailure, untagAll, useBulkAct } from '../api/bulk-acts';
import type { Selection } from './use-selection';

/** What could not be done to a conversation, in words. */
export interface NamedFailure {
  readonly lineUserId: string;
  readonly name: string;
  readonly reason: string;
}

/** Does something to every ticked conversation; what could not be done says why and stays ticked. */
export function useBulk(selection: Selection, items: readonly Conversation[]) {
  const { t } = useTranslation();
  const [failures, setFailures] = useState<readonly NamedFailure[]>([]);
  const bulk = useBulkAct();

  function named({ lineUserId, error }: BulkFailure): NamedFailure {
    const conversation = items.find((item) => item.lineUserId === lineUserId);
    const reason = error.operator
      ? t('conversation.claimLost', { name: error.operator.name })
      : codeText(t, error.code);
    return { lineUserId, name: conversation?.displayName ?? t('conversation.aCustomer'), reason };
  }

  function run(act: BulkAct): void {
    setFailures([]);
    const order = { act, lineUserIds: [...selection.ids] };
    // By what is shown now: later they all carry the tag.
    const carriesTag = act.kind === 'tag' ? carriersOf(act.tagId, items) : new Set<string>();
    bulk.mutate(order, {
      onSuccess: ({ results }) => {
        const failed = results.flatMap((result) => (result.ok ? [] : [named(result)]));
        setFailures(failed);
        selection.keep(failed.map(({ lineUserId }) => lineUserId));
        const done = results.filter(({ ok }) => ok).map(({ lineUserId }) => lineUserId);
        const tagged = done.filter((lineUserId) => !carriesTag.has(lineUserId));
        const undo = act.kind === 'tag' && tagged.length > 0 && undoOf(act.tagId, tagged);
        if (done.length === 0) return;
        toast.success(t(`inbox.bulk.done.${act.kind}`, { count: done.length }), undo ? { action: undo } : {});
      },
      onError: (error) => toast.error(problemText(t, error)),
    });
  }

  /** The bar may be gone by then, so this is not a mutation of its own. */
  function undoOf(tagId: string, lineUserIds: string[]) {
    const takeOff = () =>
      untagAll({ tagId, lineUserIds }).catch((error: unknown) => toast.error(problemText(t, error)));
    return { label: t('sessionActions.undo'), onClick: () => void takeOff() };
  }

  return { run, isPending: bulk.isPending, failures };
}

function carriersOf(tagId: string, items: readonly Conversation[]): Set<string> {
  const carriers = items.filter(({ tags }) => tags.some(({ id }) => id === tagId));
  return new Set(carriers.map(({ lineUserId }) => lineUserId));
}
