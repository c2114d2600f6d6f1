import type { Conversation } from '@jsk/contracts/conversations';
import { CheckCheck, CircleX, Tags, UserRoundCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TagPicker } from '@/components/tag-picker';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { useLive } from '@/lib/live-context';
import { useBulk } from '../model/use-bulk';
import type { Selection } from '../model/use-selection';
import { BulkAssignMenu } from './bulk-assign-menu';
import { BulkCloseDialog } from './bulk-close-dialog';
import { BulkFailures } from './bulk-failures';

interface BulkBarProps {
  selection: Selection;
  items: readonly Conversation[];
}

/** What can be done to every ticked conversation at once. What could not be done says why and stays ticked. */
export function BulkBar({ selection, items }: BulkBarProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const { run, isPending, failures } = useBulk(selection, items);
  const [isClosing, setClosing] = useState(false);
  const count = selection.ids.length;

  return (
    <section aria-label={t('inbox.bulk.title')} className="shrink-0 border-t bg-raised px-3 pt-2 pb-2.5">
      <BulkFailures failures={failures} />
      <div className="flex items-center gap-2">
        <p role="status" className="min-w-0 flex-1 truncate font-medium tabular-nums">
          {isPending ? t('inbox.bulk.working', { count }) : t('inbox.bulk.selected', { count })}
        </p>
        {isPending && <Spinner className="size-4" />}
        {count < items.length && (
          <Button look="quiet" size="small" onClick={selection.selectAll}>
            {t('inbox.bulk.selectAll')}
          </Button>
        )}
        <IconButton label={t('inbox.bulk.clear')} onClick={() => selection.keep([])}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div role="toolbar" aria-label={t('inbox.bulk.acts')} className="flex items-center gap-1">
        <Button
          look="primary"
          size="small"
          disabled={isPending}
          onClick={() => run({ kind: 'assign', toOperatorId: user.id })}
        >
          <UserRoundCheck aria-hidden />
          {t('inbox.bulk.take')}
        </Button>
        <span className="flex-1" />
        <BulkAssignMenu
          isDisabled={isPending}
          onChoose={(toOperatorId) => run({ kind: 'assign', toOperatorId })}
        />
        <TagPicker
          selected={[]}
          onAdd={({ id }) => run({ kind: 'tag', tagId: id })}
          onRemove={() => undefined}
          trigger={
            <IconButton label={t('inbox.bulk.tag')} disabled={isPending}>
              <Tags aria-hidden />
            </IconButton>
          }
        />
        <IconButton label={t('inbox.bulk.read')} disabled={isPending} onClick={() => run({ kind: 'read' })}>
          <CheckCheck aria-hidden />
        </IconButton>
        <IconButton label={t('inbox.bulk.close')} disabled={isPending} onClick={() => setClosing(true)}>
          <CircleX aria-hidden />
        </IconButton>
      </div>
      {isClosing && (
        <BulkCloseDialog
          conversations={items.filter(({ lineUserId }) => selection.ids.includes(lineUserId))}
          onConfirm={(closing) => {
            setClosing(false);
            run({ kind: 'close', ...closing });
          }}
          onClose={() => setClosing(false)}
        />
      )}
    </section>
  );
}
