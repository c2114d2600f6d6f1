import type { AutoReply } from '@jsk/contracts/bot-rules';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ColumnHeads } from '@/components/ui/column-heads';
import { toast } from '@/lib/toast';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { useDeleteAutoReply, useStoreAutoReply } from '../api/auto-replies';
import { autoReplyDraftOf } from '../model/auto-reply-draft';
import { DeleteButton } from './delete-button';

interface AutoReplyTableProps {
  rules: readonly AutoReply[];
  onOpen: (rule: AutoReply) => void;
}

const cell = 'px-2 py-1.5';
/** Columns for which a phone has no room; what they say is in the editor, too. */
const wide = 'hidden @xl/list:table-cell';

export function AutoReplyTable({ rules, onOpen }: AutoReplyTableProps) {
  const { t } = useTranslation('admin');
  return (
    <table className="w-full text-left">
      <ColumnHeads
        columns={[
          { label: t('bot.active') },
          { label: t('autoReplies.keyword') },
          { label: t('autoReplies.matchKind'), className: wide },
          { label: t('autoReplies.text'), className: cn(wide, 'w-2/5') },
          { label: t('bot.priority'), className: cn(wide, 'text-right') },
          { label: t('autoReplies.actions'), className: 'text-right' },
        ]}
      />
      <tbody>
        {rules.map((rule) => (
          <AutoReplyRow key={rule.id} rule={rule} onOpen={() => onOpen(rule)} />
        ))}
      </tbody>
    </table>
  );
}

function AutoReplyRow({ rule, onOpen }: { rule: AutoReply; onOpen: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const store = useStoreAutoReply();
  const remove = useDeleteAutoReply();
  const { id, keyword, matchKind, text, priority } = rule;
  // As it was asked for, until the server has said how it is.
  const isActive = store.isPending ? (store.variables.input.isActive ?? true) : rule.isActive;

  function switchTo(next: boolean): void {
    store.mutate(
      { id, input: { ...autoReplyDraftOf(rule), isActive: next } },
      { onError: (error) => toast.error(problemText(tCommon, error)) },
    );
  }

  return (
    <tr className={cn('h-12 border-b hover:bg-hover', !isActive && 'text-muted')}>
      <td className={cn(cell, 'w-16')}>
        <Switch
          className="block"
          aria-label={t('bot.activeOf', { name: keyword })}
          checked={isActive}
          disabled={store.isPending}
          onCheckedChange={switchTo}
        />
      </td>
      <th scope="row" className={cn(cell, 'min-w-28 font-medium wrap-anywhere')}>
        {keyword}
        <span className="line-clamp-1 text-[0.8125rem] font-normal text-muted @xl/list:hidden">{text}</span>
      </th>
      <td className={cn(cell, wide, 'whitespace-nowrap')}>{t(`bot.matchKinds.${matchKind}`)}</td>
      <td className={cn(cell, wide)}>
        <span className="line-clamp-2 wrap-anywhere">{text}</span>
      </td>
      <td className={cn(cell, wide, 'text-right tabular-nums')}>{priority}</td>
      <td className="text-right whitespace-nowrap">
        <IconButton label={t('shell.editOf', { name: keyword })} onClick={onOpen}>
          <Pencil aria-hidden />
        </IconButton>
        <DeleteButton section="autoReplies" id={id} name={keyword} remove={remove} />
      </td>
    </tr>
  );
}
