import type { Colleague } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ColleagueSummary } from '@/components/colleague-summary';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { Input } from '@/components/ui/input';
import { mostSuitableFirst } from '@/lib/colleagues';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { Choice } from '@/components/choice';
import { ChoiceList } from '@/components/choice-list';

interface OperatorChoicesProps {
  /** Who has the conversation now. */
  ownerId: string | null;
  /** What the customer needs. */
  skill: string | null;
  chosen: Colleague | null;
  onChoose: (colleague: Colleague) => void;
  error: string | undefined;
}

/** More than fit without scrolling. */
const searchFrom = 6;

export function OperatorChoices({ ownerId, skill, chosen, onChoose, error }: OperatorChoicesProps) {
  const { t } = useTranslation();
  // The socket tells little of the load of others.
  const colleagues = useQuery({ ...colleaguesOptions, refetchOnMount: 'always' });
  const [q, setQ] = useState('');
  if (colleagues.isPending) return <ListSkeleton rows={3} />;
  if (colleagues.isError && !colleagues.data) {
    return <ErrorState title={t('transfer.loadError')} onRetry={() => void colleagues.refetch()} />;
  }
  const others = colleagues.data.filter(({ id }) => id !== ownerId).sort(mostSuitableFirst(skill));
  if (others.length === 0) return <p className="text-muted">{t('transfer.nobody')}</p>;
  const found = others.filter((one) => matches(one, q));
  return (
    <ChoiceList
      label={t('transfer.to')}
      error={error}
      search={
        others.length >= searchFrom && (
          <Input
            type="search"
            aria-label={t('transfer.search')}
            placeholder={t('transfer.search')}
            value={q}
            onChange={(event) => setQ(event.target.value)}
            // Enter belongs to the form, which nobody means who is still searching.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )
      }
    >
      {found.length === 0 && <p className="py-3 text-muted">{t('transfer.noMatch', { q: q.trim() })}</p>}
      {found.map((colleague) => (
        <Choice
          key={colleague.id}
          group="operator"
          isChosen={colleague.id === chosen?.id}
          onChoose={() => onChoose(colleague)}
          isMissing={error !== undefined}
        >
          <ColleagueSummary colleague={colleague} />
        </Choice>
      ))}
    </ChoiceList>
  );
}

function matches({ name, skills }: Colleague, q: string): boolean {
  const wanted = q.trim().toLowerCase();
  return [name, ...skills].some((text) => text.toLowerCase().includes(wanted));
}
