import type { CustomerDetails } from '@jsk/contracts/customer-details';
import { isAdministrator } from '@jsk/contracts/roles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLive } from '@/lib/live-context';
import { CustomerFieldRow } from './customer-field-row';

interface CustomerFieldsProps {
  lineUserId: string;
  fields: CustomerDetails['fields'];
}

/** What the team wants to know of every customer; each field is written where it stands. */
export function CustomerFields({ lineUserId, fields }: CustomerFieldsProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  if (fields.length === 0) {
    return (
      <p className="text-muted">
        {t('customer.fields.none')}{' '}
        {isAdministrator(user.role) && (
          <Link to="/admin/customer-fields" className="text-accent underline underline-offset-2">
            {t('customer.fields.define')}
          </Link>
        )}
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-0.5 text-[0.8125rem]">
      {fields.map((field) => (
        <li key={field.id}>
          <CustomerFieldRow lineUserId={lineUserId} field={field} />
        </li>
      ))}
    </ul>
  );
}
