import type { Colleague } from '@jsk/contracts/conversations';
import type { QueueEntry } from '@jsk/contracts/queue';
import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ColleagueSummary } from '@/components/colleague-summary';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Spinner } from '@/components/ui/spinner';
import { mostSuitableFirst } from '@/lib/colleagues';
import { colleaguesOptions } from '@/lib/conversation-queries';

interface AssignMenuProps {
  entry: QueueEntry;
  isBusy: boolean;
  onAssign: (entry: QueueEntry, colleague: Colleague) => void;
}

/** The same as dragging, for keyboards and phones. */
export function AssignMenu({ entry, isBusy, onAssign }: AssignMenuProps) {
  const { t } = useTranslation();
  const { displayName: name } = entry;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button disabled={isBusy} aria-label={t('queue.assignOf', { name })}>
          {isBusy ? <Spinner className="size-4" /> : <UserRoundPlus aria-hidden />}
          {t('queue.assign')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-96 w-80 max-w-[calc(100vw-1rem)] overflow-y-auto">
        <DropdownMenuLabel className="truncate">{t('queue.assignTo', { name })}</DropdownMenuLabel>
        <Choices entry={entry} onAssign={onAssign} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Choices({ entry, onAssign }: Pick<AssignMenuProps, 'entry' | 'onAssign'>) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(colleaguesOptions);
  if (isError && !data) return <p className="px-2.5 py-2 text-danger">{t('queue.teamLoadError')}</p>;
  return data?.toSorted(mostSuitableFirst(entry.session.skill)).map((colleague) => (
    <DropdownMenuItem
      key={colleague.id}
      textValue={colleague.name}
      className="py-0"
      onSelect={() => onAssign(entry, colleague)}
    >
      <ColleagueSummary colleague={colleague} />
    </DropdownMenuItem>
  ));
}
