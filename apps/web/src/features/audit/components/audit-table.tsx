import type { AuditEntry } from '@jsk/contracts/audit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHeads } from '@/components/ui/column-heads';
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
      <ColumnHeads
        columns={[
          ...columns.map(({ name, className }) => ({ label: t(`auditLog.columns.${name}`), className })),
          { label: t('auditLog.columns.detail'), className: 'w-11', isForReadersOnly: true },
        ]}
      />
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
