import type { HandoffKeyword } from '@jsk/contracts/handoff-keywords';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { ColumnHeads } from '@/components/ui/column-heads';
import { toast } from '@/lib/toast';
import { DeleteQuestion } from '@/components/delete-question';
import { RowActions } from '@/components/row-actions';
import { Switch } from '@/components/ui/switch';
import { problemText } from '@/lib/i18n/problem-text';
import { skillsOptions } from '@/lib/skill-queries';
import { useFormats } from '@/lib/use-formats';
import { useDeleteKeyword, useUpdateKeyword } from '../api/handoff-keywords';
import { matchKindOf } from '../model/keyword-match';
import { EditKeywordDialog } from './edit-keyword-dialog';

/** Where there is little room, what is said in columns of their own stands below the keyword. */
const wideOnly = 'hidden @2xl/page:table-cell';

const columns = [
  { name: 'isActive', className: 'w-14' },
  { name: 'keyword', className: '' },
  { name: 'matches', className: wideOnly },
  { name: 'skill', className: wideOnly },
  { name: 'usedCount', className: `${wideOnly} text-right` },
  { name: 'lastUsedAt', className: `${wideOnly} text-right` },
  { name: 'actions', className: 'w-20 text-right' },
] as const;

export function KeywordTable({ keywords }: { keywords: readonly HandoffKeyword[] }) {
  const { t } = useTranslation('admin');
  const [editing, setEditing] = useState<HandoffKeyword | null>(null);
  const [deleting, setDeleting] = useState<HandoffKeyword | null>(null);
  const remove = useDeleteKeyword();
  return (
    <>
      <table className="mt-4 w-full text-left">
        <ColumnHeads
          columns={columns.map(({ name, className }) => ({
            label: t(`handoffKeywords.columns.${name}`),
            className,
          }))}
        />
        <tbody>
          {keywords.map((keyword) => (
            <KeywordRow
              key={keyword.id}
              keyword={keyword}
              onEdit={() => setEditing(keyword)}
              onDelete={() => setDeleting(keyword)}
            />
          ))}
        </tbody>
      </table>
      {editing && <EditKeywordDialog keyword={editing} onClose={() => setEditing(null)} />}
      {deleting && (
        <DeleteQuestion
          question={t('handoffKeywords.deleteQuestion', { keyword: deleting.keyword })}
          text={t('handoffKeywords.deleteText')}
          id={deleting.id}
          remove={remove}
          onDone={() => setDeleting(null)}
        />
      )}
    </>
  );
}

interface KeywordRowProps {
  keyword: HandoffKeyword;
  onEdit: () => void;
  onDelete: () => void;
}

function KeywordRow({ keyword, onEdit, onDelete }: KeywordRowProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { count } = useFormats();
  const update = useUpdateKeyword();
  const skill = useSkillName(keyword.skillId);
  const name = keyword.keyword;
  const matches = t(`handoffKeywords.matches.${matchKindOf(name)}`);
  const setActive = (isActive: boolean) =>
    update.mutate(
      { before: keyword, change: { isActive } },
      { onError: (error) => toast.error(problemText(tCommon, error)) },
    );
  return (
    <tr className="h-12 border-b hover:bg-hover">
      <td className="px-2">
        <Switch
          className="block"
          aria-label={`${t('handoffKeywords.columns.isActive')}: ${name}`}
          checked={keyword.isActive}
          onCheckedChange={setActive}
        />
      </td>
      <th scope="row" className="px-2 py-2 font-normal">
        <span className={`block wrap-anywhere ${keyword.isActive ? 'font-medium' : 'text-muted'}`}>
          {name}
        </span>
        <span className="block text-[0.8125rem] text-muted @2xl/page:hidden">
          {[matches, skill, t('handoffKeywords.used', { number: count(keyword.usedCount) })].join(' · ')}
        </span>
      </th>
      <td className={`px-2 text-muted ${wideOnly}`}>{matches}</td>
      <td className={`px-2 ${wideOnly}`}>{skill}</td>
      <td className={`px-2 text-right tabular-nums ${wideOnly}`}>{count(keyword.usedCount)}</td>
      <td className={`px-2 text-right whitespace-nowrap ${wideOnly}`}>
        <LastUse at={keyword.lastUsedAt} />
      </td>
      <td className="text-right whitespace-nowrap">
        <RowActions name={name} onEdit={onEdit} onDelete={onDelete} />
      </td>
    </tr>
  );
}

function useSkillName(skillId: string | null): string {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  if (skillId !== null && !skills.data) return '…';
  return skills.data?.find(({ id }) => id === skillId)?.name ?? t('shell.anybody');
}

function LastUse({ at }: { at: string | null }) {
  const { t } = useTranslation('admin');
  if (at === null) return <span className="text-muted">{t('handoffKeywords.neverUsed')}</span>;
  return <Moment at={at} as="list" />;
}
