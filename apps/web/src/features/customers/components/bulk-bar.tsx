import type { Tag } from '@jsk/contracts/tags';
import { Tag as TagIcon, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { TagPicker } from '@/components/tag-picker';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { useFormats } from '@/lib/use-formats';
import { type TagAction, useBulkTagging } from '../model/use-bulk-tagging';
import type { CustomerView } from '../model/use-customer-view';
import type { CustomerSelection } from '../model/use-selection';

interface BulkBarProps {
  view: CustomerView;
  selection: CustomerSelection;
  /** How many match the filter. */
  total: number;
}

const nothing: readonly Tag[] = [];

/** What can be done with those who are chosen. */
export function BulkBar({ view, selection, total }: BulkBarProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const tagging = useBulkTagging(view, selection);
  const [asked, setAsked] = useState<{ action: TagAction; tag: Tag } | null>(null);
  const isAll = selection.selection.kind === 'all';
  const chosenCount = isAll ? total : selection.chosen.length;
  const pick = (action: TagAction) => (tag: Tag) =>
    isAll ? setAsked({ action, tag }) : tagging.tagChosen(action, tag);
  const picker = (action: TagAction) => (
    <TagPicker
      selected={nothing}
      closesOnChoice
      mayCreate={action === 'add'}
      onAdd={pick(action)}
      onRemove={pick(action)}
      trigger={
        <Button size="small" disabled={tagging.isPending}>
          {tagging.isPending ? <Spinner className="size-4" /> : <TagIcon aria-hidden />}
          {t(`customers.bulk.${action}`)}
        </Button>
      }
    />
  );
  if (chosenCount === 0) return null;
  return (
    <div className="sticky bottom-0 z-20 border-t bg-raised py-2 shadow-popover">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 @3xl/shell:px-8">
        <IconButton label={t('customers.bulk.clear')} onClick={selection.clear}>
          <X aria-hidden />
        </IconButton>
        <p role="status" className="mr-auto font-medium tabular-nums">
          {t('customers.bulk.chosen', { number: count(chosenCount) })}
        </p>
        {!isAll && selection.areAllShownChosen && total > chosenCount && (
          <Button look="quiet" size="small" onClick={selection.chooseAll}>
            {t('customers.bulk.chooseAll', { number: count(total) })}
          </Button>
        )}
        <span className="flex gap-2">
          {picker('add')}
          {picker('remove')}
        </span>
      </div>
      {asked && (
        <ConfirmDialog
          open
          question={t(`customers.bulk.question.${asked.action}`, {
            name: asked.tag.name,
            number: count(total),
          })}
          text={t('customers.bulk.questionText')}
          confirm={t(`customers.bulk.${asked.action}`)}
          isPending={tagging.isPending}
          onCancel={() => setAsked(null)}
          onConfirm={() => tagging.tagAll(asked.action, asked.tag, () => setAsked(null))}
        />
      )}
    </div>
  );
}
