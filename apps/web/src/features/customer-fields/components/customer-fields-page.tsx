import { type CustomerField, customerFieldLimits } from '@jsk/contracts/customer-details';
import { useQuery } from '@tanstack/react-query';
import { Plus, SquareUser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { DeleteQuestion } from '@/components/delete-question';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowActions } from '@/components/row-actions';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { customerFieldsOptions, useDeleteCustomerField } from '../api/customer-fields';
import { CustomerFieldDialog } from './customer-field-dialog';

/** What the team wants to know of every customer. */
export function CustomerFieldsPage() {
  const { t } = useTranslation('admin');
  const fields = useQuery(customerFieldsOptions);
  const [editing, setEditing] = useState<CustomerField | 'new' | null>(null);
  const [deleting, setDeleting] = useState<CustomerField | null>(null);
  const remove = useDeleteCustomerField();
  const isEmpty = fields.data?.length === 0;
  const isFull = (fields.data?.length ?? 0) >= customerFieldLimits.fields;
  const add = (
    <Button look="primary" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('customerFields.add')}
    </Button>
  );
  return (
    <AdminPage
      title={t('customerFields.title')}
      intro={t('customerFields.intro')}
      {...(fields.data && !isEmpty && { actions: add })}
    >
      {fields.isPending && <RowsSkeleton rows={3} />}
      {fields.isLoadingError && (
        <ErrorState title={t('customerFields.loadError')} onRetry={() => void fields.refetch()} />
      )}
      {isEmpty && <EmptyState icon={SquareUser} text={t('customerFields.empty')} action={add} />}
      {fields.data && !isEmpty && (
        <ul aria-label={t('customerFields.title')} className="border-t">
          {fields.data.map((field) => (
            <FieldRow
              key={field.id}
              field={field}
              onEdit={() => setEditing(field)}
              onDelete={() => setDeleting(field)}
            />
          ))}
        </ul>
      )}
      {isFull && (
        <p className="mt-3 text-sm text-muted">
          {t('customerFields.full', { max: customerFieldLimits.fields })}
        </p>
      )}
      {editing && (
        <CustomerFieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {deleting && (
        <DeleteQuestion
          question={t('customerFields.deleteQuestion', { name: deleting.name })}
          text={t('customerFields.deleteText')}
          id={deleting.id}
          remove={remove}
          onDone={() => setDeleting(null)}
        />
      )}
    </AdminPage>
  );
}

interface FieldRowProps {
  field: CustomerField;
  onEdit: () => void;
  onDelete: () => void;
}

function FieldRow({ field: { name, kind, choices }, onEdit, onDelete }: FieldRowProps) {
  const { t } = useTranslation('admin');
  return (
    <li className="flex min-h-12 items-center gap-3 border-b px-2 py-1.5 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="truncate text-[0.8125rem] text-muted">
          {[t(`customerFields.kinds.${kind}`), choices.join(', ')].filter(Boolean).join(' · ')}
        </p>
      </div>
      <span className="flex shrink-0">
        <RowActions name={name} onEdit={onEdit} onDelete={onDelete} />
      </span>
    </li>
  );
}
