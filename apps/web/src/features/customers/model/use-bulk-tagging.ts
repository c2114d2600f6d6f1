import type { Tag } from '@jsk/contracts/tags';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { filterOf, useTagCustomers } from '../api/customers';
import type { CustomerView } from './use-customer-view';
import type { CustomerSelection } from './use-selection';

export type TagAction = 'add' | 'remove';

/** Puts a tag on the chosen customers or takes it off. What was done to named customers can be undone. */
export function useBulkTagging(view: CustomerView, { chosen }: CustomerSelection) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const tagging = useTagCustomers();
  const onError = (error: Error) => void toast.error(problemText(t, error));

  function say(action: TagAction, tag: Tag, changedCount: number, undo?: () => void) {
    toast.success(t(`customers.bulk.done.${action}`, { name: tag.name, number: count(changedCount) }), {
      ...(undo && { action: { label: t('customers.bulk.undo'), onClick: undo } }),
    });
  }

  return {
    isPending: tagging.isPending,
    tagChosen(action: TagAction, tag: Tag) {
      // Only those for whom it changes something, so that undoing does not take from others what they had before.
      const isMeant = (tags: readonly Tag[]) =>
        tags.some(({ id }) => id === tag.id) === (action === 'remove');
      const lineUserIds = chosen.filter(({ tags }) => isMeant(tags)).map(({ lineUserId }) => lineUserId);
      if (lineUserIds.length === 0) {
        toast(t(`customers.bulk.nothing.${action}`, { name: tag.name }));
        return;
      }
      const undone = action === 'add' ? 'remove' : 'add';
      const undo = () => tagging.mutate({ tagId: tag.id, action: undone, lineUserIds }, { onError });
      tagging.mutate(
        { tagId: tag.id, action, lineUserIds },
        { onError, onSuccess: ({ changedCount }) => say(action, tag, changedCount, undo) },
      );
    },
    tagAll(action: TagAction, tag: Tag, onSettled: () => void) {
      tagging.mutate(
        { tagId: tag.id, action, filter: filterOf(view) },
        { onError, onSettled, onSuccess: ({ changedCount }) => say(action, tag, changedCount) },
      );
    },
  };
}
