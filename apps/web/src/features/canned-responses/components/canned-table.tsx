import type { CannedResponse } from '@jsk/contracts/canned-responses';
import { isAdministrator } from '@jsk/contracts/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteQuestion } from '@/components/delete-question';
import { Moment } from '@/components/moment';
import { RowActions } from '@/components/row-actions';
import { Badge } from '@/components/ui/badge';
import { ColumnHeads } from '@/components/ui/column-heads';
import { textsOf } from '@/lib/canned-queries';
import { useLive } from '@/lib/live-context';
import { useFormats } from '@/lib/use-formats';
import { useDeleteCanned } from '../api/canned-responses';
import { CannedDialog } from './canned-dialog';

/** Where there is little room, what is said in columns of their own stands below the title. */
const wideOnly = 'hidden @2xl/page:table-cell';

const columns = [
  { name: 'response', className: '' },
  { name: 'category', className: `${wideOnly} w-28` },
  { name: 'useCount', className: `${wideOnly} w-28 text-right` },
  { name: 'lastUsedAt', className: `${wideOnly} w-28 text-right` },
  { name: 'actions', className: 'w-28 text-right' },
] as const;

interface CannedTableProps {
  responses: readonly CannedResponse[];
  categories: readonly string[];
}

export function CannedTable({ responses, categories }: CannedTableProps) {
  const { t } = useTranslation('admin');
  const [editing, setEditing] = useState<CannedResponse | null>(null);
  const [deleting, setDeleting] = useState<CannedResponse | null>(null);
  const remove = useDeleteCanned();
  return (
    <>
      <table className="mt-4 w-full table-fixed text-left">
        <ColumnHeads
          columns={columns.map(({ name, className }) => ({
            label: t(`cannedResponses.columns.${name}`),
            className,
          }))}
        />
        <tbody>
          {responses.map((response) => (
            <CannedRow
              key={response.id}
              response={response}
              onEdit={() => setEditing(response)}
              onDelete={() => setDeleting(response)}
            />
          ))}
        </tbody>
      </table>
      {editing && (
        <CannedDialog response={editing} categories={categories} onClose={() => setEditing(null)} />
      )}
      {deleting && (
        <DeleteQuestion
          question={t('cannedResponses.deleteQuestion', { title: deleting.title })}
          text={t('cannedResponses.deleteText')}
          id={deleting.id}
          remove={remove}
          onDone={() => setDeleting(null)}
        />
      )}
    </>
  );
}

interface CannedRowProps {
  response: CannedResponse;
  onEdit: () => void;
  onDelete: () => void;
}

function CannedRow({ response, onEdit, onDelete }: CannedRowProps) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const { user } = useLive();
  const { shortcut, title, category, owner, parts, useCount } = response;
  const mayEdit = owner !== null || isAdministrator(user.role);
  return (
    <tr className="h-14 border-b hover:bg-hover">
      <th scope="row" className="px-2 py-2 font-normal">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium wrap-anywhere">{title}</span>
          <span className="text-[0.8125rem] text-muted">/{shortcut}</span>
          {owner && <Badge>{t('cannedResponses.scopes.personal')}</Badge>}
          {parts.length > 1 && <Badge>{t('cannedResponses.partCount', { number: parts.length })}</Badge>}
        </span>
        <span className="block truncate text-[0.8125rem] text-muted">
          {textsOf(response).join(' · ') || t('cannedResponses.noText')}
        </span>
        <span className="block text-[0.8125rem] text-muted @2xl/page:hidden">
          {[category, t('cannedResponses.used', { number: count(useCount) })].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td className={`truncate px-2 text-muted ${wideOnly}`}>{category}</td>
      <td className={`px-2 text-right tabular-nums ${wideOnly}`}>{count(useCount)}</td>
      <td className={`px-2 text-right whitespace-nowrap ${wideOnly}`}>
        <LastUse at={response.lastUsedAt} />
      </td>
      <td className="text-right whitespace-nowrap">
        {mayEdit && <RowActions name={title} onEdit={onEdit} onDelete={onDelete} />}
      </td>
    </tr>
  );
}

function LastUse({ at }: { at: string | null }) {
  const { t } = useTranslation('admin');
  if (at === null) return <span className="text-muted">{t('cannedResponses.neverUsed')}</span>;
  return <Moment at={at} as="list" />;
}
