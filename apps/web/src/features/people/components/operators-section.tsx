import type { OperatorProfile } from '@jsk/contracts/people';
import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus, UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { type AccountAct, peopleOptions } from '../api/people';
import { matchesView, usePeopleView } from '../model/use-people-view';
import { AccountQuestion } from './account-question';
import { CreateOperatorDialog } from './create-operator-dialog';
import { EditOperatorDialog } from './edit-operator-dialog';
import { OperatorTable } from './operator-table';
import { PeopleFilters } from './people-filters';
import { TemporaryPasswordDialog } from './temporary-password-dialog';

/** What is open over the list. */
type Opened =
  | { kind: 'create' }
  | { kind: 'edit'; operator: OperatorProfile }
  | { kind: 'question'; act: AccountAct; operator: OperatorProfile }
  | { kind: 'password'; operator: OperatorProfile; password: string };

export function OperatorsSection() {
  const { t } = useTranslation('admin');
  const people = useQuery(peopleOptions);
  const { view, changeView } = usePeopleView();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const showPassword = (operator: OperatorProfile, password: string | null) =>
    setOpened(password === null ? null : { kind: 'password', operator, password });
  const shown = people.data?.filter((operator) => matchesView(operator, view));
  const add = (
    <Button look="primary" onClick={() => setOpened({ kind: 'create' })}>
      <UserRoundPlus aria-hidden />
      {t('people.operators.add')}
    </Button>
  );
  return (
    <AdminSection
      title={t('people.operators.title')}
      hint={t('people.operators.hint')}
      {...(people.data && { actions: add })}
    >
      {people.isPending && <RowsSkeleton rows={3} />}
      {people.isLoadingError && (
        <ErrorState title={t('people.operators.loadError')} onRetry={() => void people.refetch()} />
      )}
      {people.data && <PeopleFilters view={view} onChange={changeView} />}
      {shown?.length === 0 && (
        <EmptyState
          icon={UserRoundSearch}
          text={t('people.filters.noMatch')}
          action={
            <Button onClick={() => changeView({ q: '', role: '', state: '' })}>
              {t('people.filters.showAll')}
            </Button>
          }
        />
      )}
      {shown && shown.length > 0 && (
        <OperatorTable
          operators={shown}
          onEdit={(operator) => setOpened({ kind: 'edit', operator })}
          onAsk={(act, operator) => setOpened({ kind: 'question', act, operator })}
        />
      )}
      {opened?.kind === 'create' && <CreateOperatorDialog onCreated={showPassword} onClose={close} />}
      {opened?.kind === 'edit' && <EditOperatorDialog operator={opened.operator} onClose={close} />}
      {opened?.kind === 'question' && (
        <AccountQuestion
          act={opened.act}
          operator={opened.operator}
          onPassword={(password) => showPassword(opened.operator, password)}
          onClose={close}
        />
      )}
      {opened?.kind === 'password' && (
        <TemporaryPasswordDialog operator={opened.operator} password={opened.password} onClose={close} />
      )}
    </AdminSection>
  );
}
