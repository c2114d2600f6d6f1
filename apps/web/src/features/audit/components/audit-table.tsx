import type { AuditEntry } from '@jsk/contracts/audit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditDetail } from './audit-detail';
import { AuditRow, wideOnly } from './audit-row';

const columns = [
  { name: 'time', className: wideOnly },
  { name: 'action', className: '' },
  { name: 'person', className: wideOnly },
  { name: 'subject', className: wideOnly },
  { name: 'ip', className: wideOnly },
] as const;

/** One row per entry, and below it everything that is known once somebody wants to know. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('admin');
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <table className="w-full text-left">
      <thead className="sticky top-0 z-10 bg-ground text-[0.8125rem] text-muted">
        <tr className="h-10 border-b">
          {columns.map(({ name, className }) => (
            <th key={name} scope="col" className={`px-2 font-medium whitespace-nowrap ${className}`}>
              {t(`auditLog.columns.${name}`)}
            </th>
          ))}
          <th scope="col" className="w-11">
            <span className="sr-only">{t('auditLog.columns.detail')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const isOpen = entry.id === openId;
          return [
            <AuditRow
              key={entry.id}
              entry={entry}
              isOpen={isOpen}
              onToggle={() => setOpenId(isOpen ? null : entry.id)}
            />,
            isOpen && (
              <tr key={`${entry.id} detail`} className="border-b bg-sunken">
                <td colSpan={columns.length + 1} className="p-3 @2xl/audit:p-4">
                  <AuditDetail entry={entry} />
                </td>
              </tr>
            ),
          ];
        })}
      </tbody>
    </table>
  );
}
