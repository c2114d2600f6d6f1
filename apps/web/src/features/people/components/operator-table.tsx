import type { OperatorProfile } from '@jsk/contracts/people';
import { useTranslation } from 'react-i18next';
import { ColumnHeads } from '@/components/ui/column-heads';
import type { AccountAct } from '../api/people';
import { OperatorRow, wideOnly } from './operator-row';

const columns = [
  { name: 'name', className: '@3xl/page:w-52' },
  { name: 'role', className: wideOnly },
  { name: 'presence', className: wideOnly },
  { name: 'load', className: wideOnly },
  { name: 'skills', className: wideOnly },
  { name: 'signIn', className: wideOnly },
  { name: 'actions', className: 'w-20 text-right' },
] as const;

interface OperatorTableProps {
  operators: readonly OperatorProfile[];
  onEdit: (operator: OperatorProfile) => void;
  onAsk: (act: AccountAct, operator: OperatorProfile) => void;
}

export function OperatorTable({ operators, onEdit, onAsk }: OperatorTableProps) {
  const { t } = useTranslation('admin');
  return (
    <table className="w-full text-left">
      <ColumnHeads
        columns={columns.map(({ name, className }) => ({
          label: t(`people.operators.columns.${name}`),
          className,
        }))}
      />
      <tbody>
        {operators.map((operator) => (
          <OperatorRow
            key={operator.id}
            operator={operator}
            onEdit={() => onEdit(operator)}
            onAsk={(act) => onAsk(act, operator)}
          />
        ))}
      </tbody>
    </table>
  );
}
