import type { UsedTag } from '@jsk/contracts/tags';
import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RowActions } from '@/components/row-actions';
import { TagDot } from '@/components/tag-dot';
import { ColumnHeads } from '@/components/ui/column-heads';
import { IconButton } from '@/components/ui/icon-button';
import { useFormats } from '@/lib/use-formats';

interface TagTableProps {
  tags: readonly UsedTag[];
  onEdit: (tag: UsedTag) => void;
  onMerge: (tag: UsedTag) => void;
  onDelete: (tag: UsedTag) => void;
}

export function TagTable({ tags, onEdit, onMerge, onDelete }: TagTableProps) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  return (
    <table className="w-full text-left">
      <ColumnHeads
        columns={[
          { label: t('tags.columns.name') },
          { label: t('tags.columns.customers'), className: 'text-right' },
          { label: t('tags.columns.actions'), className: 'w-32 text-right' },
        ]}
      />
      <tbody>
        {tags.map((tag) => (
          <tr key={tag.id} className="h-12 border-b hover:bg-hover">
            <th scope="row" className="px-2 py-2 font-medium">
              <span className="flex items-center gap-2.5">
                <TagDot color={tag.color} className="size-2.5" />
                <span dir="auto" className="wrap-anywhere">
                  {tag.name}
                </span>
                <span className="sr-only">{t(`tags.colors.${tag.color}`)}</span>
              </span>
            </th>
            <td className="px-2 text-right tabular-nums">
              {tag.customerCount === 0 ? (
                <span className="text-muted">{count(0)}</span>
              ) : (
                <Link
                  to={`/customers?tag=${tag.id}`}
                  aria-label={t('tags.showCustomers', { name: tag.name, number: count(tag.customerCount) })}
                  className="relative rounded-sm text-accent underline-offset-2 before:absolute before:-inset-x-5 before:-inset-y-3.5 hover:underline"
                >
                  {count(tag.customerCount)}
                </Link>
              )}
            </td>
            <td className="text-right whitespace-nowrap">
              {tags.length > 1 && (
                <IconButton label={t('tags.mergeOf', { name: tag.name })} onClick={() => onMerge(tag)}>
                  <Merge aria-hidden />
                </IconButton>
              )}
              <RowActions name={tag.name} onEdit={() => onEdit(tag)} onDelete={() => onDelete(tag)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
