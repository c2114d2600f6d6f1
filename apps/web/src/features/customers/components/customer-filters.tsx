import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '@/components/search-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useFormats } from '@/lib/use-formats';
import { chosenFilters, type CustomerView, noFilters } from '../model/use-customer-view';
import { CustomerFilterFields } from './customer-filter-fields';

interface CustomerFiltersProps {
  view: CustomerView;
  /** How many match, as far as that is known. */
  total: number | null;
  onChange: (change: Partial<CustomerView>) => void;
}

const searchAfterMs = 250;

/** What narrows and orders the list: beside the search, or where there is no room for that in a panel. */
export function CustomerFilters({ view, total, onChange }: CustomerFiltersProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const chosen = chosenFilters(view);
  return (
    <div className="mt-4 mb-3 flex gap-2">
      <DelayedSearch q={view.q} onChange={onChange} />
      <div className="hidden flex-4 grid-cols-5 gap-2 @3xl/page:grid">
        <CustomerFilterFields view={view} onChange={onChange} />
      </div>
      <Button
        className="h-10 @3xl/page:hidden"
        look={chosen > 0 ? 'pressed' : 'outline'}
        onClick={() => setOpen(true)}
      >
        <SlidersHorizontal aria-hidden />
        {chosen > 0 ? t('customers.filters.openChosen', { number: chosen }) : t('customers.filters.open')}
      </Button>
      {isOpen && <FilterPanel view={view} total={total} onChange={onChange} onClose={() => setOpen(false)} />}
    </div>
  );
}

function FilterPanel({ view, total, onChange, onClose }: CustomerFiltersProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Dialog open shape="panel" title={t('customers.filters.open')} onOpenChange={onClose}>
      <div className="flex min-h-full flex-col gap-5 p-5">
        <CustomerFilterFields isLabelled view={view} onChange={onChange} />
        <div className="mt-auto flex flex-col gap-2">
          <Button look="primary" size="large" onClick={onClose}>
            {total === null ? t('common.loading') : t('customers.filters.show', { number: count(total) })}
          </Button>
          {chosenFilters(view) > 0 && (
            <Button look="quiet" size="large" onClick={() => onChange({ ...noFilters, q: view.q })}>
              {t('customers.filters.clear')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function DelayedSearch({ q, onChange }: { q: string; onChange: CustomerFiltersProps['onChange'] }) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  // The filters were cleared, or the operator went back.
  if (known !== q) {
    setKnown(q);
    if (text.trim() !== q) setText(q);
  }
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => onChange({ q: text.trim() }), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, q, onChange]);
  return (
    <SearchField
      label={t('customers.search')}
      value={text}
      onChange={setText}
      className="min-w-0 flex-1 @3xl/page:min-w-52"
    />
  );
}
