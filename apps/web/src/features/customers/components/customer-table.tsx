import type { Customer } from '@jsk/contracts/customers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnHeads } from '@/components/ui/column-heads';
import type { CustomerSelection } from '../model/use-selection';
import { CustomerRow, wideOnly } from './customer-row';

interface CustomerTableProps {
  customers: readonly Customer[];
  selection: CustomerSelection;
  /** Nobody can be chosen at the moment. */
  isFixed: boolean;
  menu?: (customer: Customer) => ReactNode;
}

const columns = [
  { name: 'name', className: '' },
  { name: 'followState', className: wideOnly },
  { name: 'tags', className: wideOnly },
  { name: 'firstSeen', className: `${wideOnly} text-right` },
  { name: 'lastContact', className: `${wideOnly} text-right` },
  { name: 'sessions', className: `${wideOnly} text-right` },
] as const;

export function CustomerTable({ customers, selection, isFixed, menu }: CustomerTableProps) {
  const { t } = useTranslation();
  const { areAllShownChosen, isChosen, toggle, chooseShown, clear } = selection;
  return (
    <table className="w-full text-left">
      <ColumnHeads
        chooser={
          <Checkbox
            label={t('customers.chooseShown')}
            isChecked={areAllShownChosen}
            isDisabled={isFixed}
            onToggle={areAllShownChosen ? clear : chooseShown}
          />
        }
        columns={[
          ...columns.map(({ name, className }) => ({ label: t(`customers.columns.${name}`), className })),
          ...(menu
            ? [{ label: t('customers.columns.menu'), className: 'w-10', isForReadersOnly: true }]
            : []),
        ]}
      />
      <tbody>
        {customers.map((customer) => (
          <CustomerRow
            key={customer.lineUserId}
            customer={customer}
            isChosen={isChosen(customer.lineUserId)}
            {...(menu && { menu: menu(customer) })}
            checkbox={
              <Checkbox
                label={t('customers.choose', { name: customer.displayName || customer.lineUserId })}
                isChecked={isChosen(customer.lineUserId)}
                isDisabled={isFixed}
                onToggle={() => toggle(customer.lineUserId)}
              />
            }
          />
        ))}
      </tbody>
    </table>
  );
}

interface CheckboxProps {
  label: string;
  isChecked: boolean;
  isDisabled: boolean;
  onToggle: () => void;
}

function Checkbox({ label, isChecked, isDisabled, onToggle }: CheckboxProps) {
  return (
    <label className="grid size-10 cursor-pointer place-items-center pointer-coarse:size-11">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        disabled={isDisabled}
        onChange={onToggle}
        className="size-4 cursor-pointer accent-accent"
      />
    </label>
  );
}
