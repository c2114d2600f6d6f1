import type { OperatorProfile } from '@jsk/contracts/skills';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { peopleOptions } from '../api/people';
import { EditOperatorDialog } from './edit-operator-dialog';
import { OperatorRow, wideOnly } from './operator-row';

const columns = [
  { name: 'name', className: '' },
  { name: 'role', className: wideOnly },
  { name: 'presence', className: wideOnly },
  { name: 'load', className: wideOnly },
  { name: 'skills', className: wideOnly },
  { name: 'actions', className: 'w-12 text-right' },
] as const;

export function OperatorsSection() {
  const { t } = useTranslation('admin');
  const people = useQuery(peopleOptions);
  const [editing, setEditing] = useState<OperatorProfile | null>(null);
  return (
    <AdminSection title={t('people.operators.title')} hint={t('people.operators.hint')}>
      {people.isPending && <RowsSkeleton rows={3} />}
      {people.isLoadingError && (
        <ErrorState title={t('people.operators.loadError')} onRetry={() => void people.refetch()} />
      )}
      {people.data && (
        <table className="w-full text-left">
          <thead className="sticky top-0 bg-ground text-[0.8125rem] text-muted">
            <tr className="h-10 border-b">
              {columns.map(({ name, className }) => (
                <th key={name} scope="col" className={`px-2 font-medium whitespace-nowrap ${className}`}>
                  {t(`people.operators.columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.data.map((operator) => (
              <OperatorRow key={operator.id} operator={operator} onEdit={() => setEditing(operator)} />
            ))}
          </tbody>
        </table>
      )}
      {editing && <EditOperatorDialog operator={editing} onClose={() => setEditing(null)} />}
    </AdminSection>
  );
}
