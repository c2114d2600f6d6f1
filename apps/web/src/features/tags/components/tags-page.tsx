import { tagLimits, type UsedTag } from '@jsk/contracts/tags';
import { useQuery } from '@tanstack/react-query';
import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { DeleteQuestion } from '@/components/delete-question';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { tagsOptions } from '@/lib/tag-queries';
import { useFormats } from '@/lib/use-formats';
import { useDeleteTag } from '../api/tags';
import { MergeDialog } from './merge-dialog';
import { TagDialog } from './tag-dialog';
import { TagTable } from './tag-table';

type Open = { act: 'add' } | { act: 'edit' | 'merge' | 'delete'; tag: UsedTag };

/** The words that operators put on customers. */
export function TagsPage() {
  const { t } = useTranslation('admin');
  const tags = useQuery({ ...tagsOptions, refetchOnMount: 'always' });
  const [open, setOpen] = useState<Open | null>(null);
  const { count } = useFormats();
  const remove = useDeleteTag();
  const close = () => setOpen(null);
  const isEmpty = tags.data?.length === 0;
  const isFull = (tags.data?.length ?? 0) >= tagLimits.tags;
  const add = (
    <Button look="primary" disabled={isFull} onClick={() => setOpen({ act: 'add' })}>
      <Plus aria-hidden />
      {t('tags.add')}
    </Button>
  );
  return (
    <AdminPage
      title={t('tags.title')}
      intro={t('tags.intro')}
      {...(tags.data && !isEmpty && { actions: add })}
    >
      {tags.isPending && <RowsSkeleton rows={5} />}
      {tags.isLoadingError && <ErrorState title={t('tags.loadError')} onRetry={() => void tags.refetch()} />}
      {isEmpty && <EmptyState icon={Tags} text={t('tags.empty')} action={add} />}
      {isFull && <p className="mb-4 text-muted">{t('tags.full', { max: tagLimits.tags })}</p>}
      {tags.data && !isEmpty && (
        <TagTable
          tags={tags.data}
          onEdit={(tag) => setOpen({ act: 'edit', tag })}
          onMerge={(tag) => setOpen({ act: 'merge', tag })}
          onDelete={(tag) => setOpen({ act: 'delete', tag })}
        />
      )}
      {open?.act === 'add' && <TagDialog tag={null} onClose={close} />}
      {open?.act === 'edit' && <TagDialog tag={open.tag} onClose={close} />}
      {open?.act === 'merge' && <MergeDialog tag={open.tag} tags={tags.data ?? []} onClose={close} />}
      {open?.act === 'delete' && (
        <DeleteQuestion
          question={t('tags.deleteQuestion', { name: open.tag.name })}
          text={t('tags.deleteText', { number: count(open.tag.customerCount) })}
          id={open.tag.id}
          remove={remove}
          onDone={close}
        />
      )}
    </AdminPage>
  );
}
