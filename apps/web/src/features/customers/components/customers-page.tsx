import type { Customer } from '@jsk/contracts/customers';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ContactRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { customersOptions, useLiveCustomers } from '../api/customers';
import { isFiltered, noFilters, useCustomerView } from '../model/use-customer-view';
import { useSelection } from '../model/use-selection';
import { BulkBar } from './bulk-bar';
import { CustomerFilters } from './customer-filters';
import { CustomerTable } from './customer-table';

interface CustomersPageProps {
  /** What can be done with one of them. */
  menu?: (customer: Customer) => ReactNode;
}

/** Everybody who ever wrote or followed. */
export function CustomersPage({ menu }: CustomersPageProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { view, changeView } = useCustomerView();
  const customers = useInfiniteQuery(customersOptions(view));
  useLiveCustomers();
  const { data, isPlaceholderData } = customers;
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const selection = useSelection(view, shown);
  const showAll = <Button onClick={() => changeView(noFilters)}>{t('customers.showAll')}</Button>;
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="@container/page mx-auto flex w-full max-w-6xl flex-1 flex-col px-4 py-6 @3xl/shell:px-8">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="text-lg font-semibold">{t('customers.title')}</h2>
          <p role="status" className="text-muted tabular-nums">
            {data && !isPlaceholderData && t('customers.total', { number: count(total) })}
          </p>
        </div>
        <CustomerFilters
          view={view}
          total={data && !isPlaceholderData ? total : null}
          onChange={changeView}
        />
        {customers.isPending && <ListSkeleton rows={8} />}
        {customers.isError && shown.length === 0 && (
          <ErrorState title={t('customers.loadError')} onRetry={() => void customers.refetch()} />
        )}
        {data && shown.length === 0 && !customers.isError && (
          <EmptyState
            icon={ContactRound}
            text={t(isFiltered(view) ? 'customers.noMatch' : 'customers.empty')}
            {...(isFiltered(view) && { action: showAll })}
          />
        )}
        {shown.length > 0 && (
          <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && 'opacity-60')}>
            <CustomerTable
              customers={shown}
              selection={selection}
              isFixed={isPlaceholderData}
              {...(menu && { menu })}
            />
          </div>
        )}
        {customers.hasNextPage && !isPlaceholderData && (
          <Button
            className="mx-auto my-4"
            disabled={customers.isFetchingNextPage}
            onClick={() => void customers.fetchNextPage()}
          >
            {customers.isFetchingNextPage && <Spinner className="size-4" />}
            {t('customers.more', { shown: count(shown.length), number: count(total) })}
          </Button>
        )}
      </div>
      {!isPlaceholderData && <BulkBar view={view} selection={selection} total={total} />}
    </div>
  );
}
