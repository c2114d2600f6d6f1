import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ColleagueSummary } from '@/components/colleague-summary';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

interface BulkAssignMenuProps {
  isDisabled: boolean;
  onChoose: (operatorId: string) => void;
}

export function BulkAssignMenu({ isDisabled, onChoose }: BulkAssignMenuProps) {
  const { t } = useTranslation();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={t('inbox.bulk.assign')} disabled={isDisabled}>
          <UserRoundPlus aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-80 w-72 overflow-y-auto">
        <DropdownMenuLabel>{t('inbox.bulk.assign')}</DropdownMenuLabel>
        <Colleagues onChoose={onChoose} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Colleagues({ onChoose }: Pick<BulkAssignMenuProps, 'onChoose'>) {
  const { t } = useTranslation();
  const { user } = useLive();
  const colleagues = useQuery(colleaguesOptions);
  if (colleagues.isPending) return <Skeleton className="m-2 h-16 rounded-md" />;
  const others = colleagues.data?.filter(({ id }) => id !== user.id) ?? [];
  if (others.length === 0) return <p className="px-2.5 py-2 text-muted">{t('inbox.bulk.nobody')}</p>;
  return others.map((colleague) => (
    <DropdownMenuItem key={colleague.id} onSelect={() => onChoose(colleague.id)}>
      <ColleagueSummary colleague={colleague} />
    </DropdownMenuItem>
  ));
}
