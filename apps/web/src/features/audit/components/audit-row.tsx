import type { AuditEntry } from '@jsk/contracts/audit';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/moment';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { nameOf, placeOf } from '../model/subject-of';
import { useAuditWords } from '../model/use-audit-words';

/** Where there is little room, what is said in columns of their own stands below the action. */
export const wideOnly = 'hidden @2xl/audit:table-cell';

interface AuditRowProps {
  entry: AuditEntry;
  isOpen: boolean;
  onToggle: () => void;
}

export function AuditRow({ entry, isOpen, onToggle }: AuditRowProps) {
  const { t } = useTranslation('admin');
  const { actionName } = useAuditWords();
  const name = actionName(entry.action);
  return (
    <tr className={cn('h-12', isOpen ? 'bg-sunken' : 'border-b hover:bg-hover')}>
      <td className={cn('px-2 whitespace-nowrap', wideOnly)}>
        <Moment at={entry.happenedAt} />
      </td>
      <th scope="row" className="px-2 py-1.5 font-medium wrap-anywhere">
        {name}
        <span className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-[0.8125rem] font-normal text-muted @2xl/audit:hidden">
          <Moment at={entry.happenedAt} />
          <Person entry={entry} />
          <Subject entry={entry} />
        </span>
      </th>
      <td className={cn('px-2 wrap-anywhere', wideOnly)}>
        <Person entry={entry} />
      </td>
      <td className={cn('max-w-60 px-2 py-1.5', wideOnly)}>
        <SubjectLink entry={entry} />
      </td>
      <td className={cn('px-2 whitespace-nowrap text-muted tabular-nums', wideOnly)}>{entry.ip}</td>
      <td className="w-11">
        <IconButton
          label={t(isOpen ? 'auditLog.hide' : 'auditLog.show', { action: name })}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <ChevronDown className={cn('transition-transform duration-150', isOpen && 'rotate-180')} />
        </IconButton>
      </td>
    </tr>
  );
}

function Person({ entry: { operator } }: { entry: AuditEntry }) {
  const { t } = useTranslation('admin');
  return operator ? (
    <span dir="auto">{operator.name}</span>
  ) : (
    <span className="text-muted">{t('auditLog.nobody')}</span>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { subjectKind } = useAuditWords();
  return (
    <span className="line-clamp-2">
      <span className="text-muted">{subjectKind(entry.subjectType)}</span>{' '}
      <span dir="auto" className="wrap-anywhere">
        {nameOf(entry)}
      </span>
    </span>
  );
}

/** For a mouse; a finger finds the way in the details. */
function SubjectLink({ entry }: { entry: AuditEntry }) {
  const place = placeOf(entry);
  if (!place) return <Subject entry={entry} />;
  return (
    <Link to={place} className="block rounded underline-offset-2 hover:underline">
      <Subject entry={entry} />
    </Link>
  );
}
