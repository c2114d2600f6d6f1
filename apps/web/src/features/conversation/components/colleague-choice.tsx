import type { Colleague } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { presenceColors } from '@/components/presence-menu-items';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';

interface ColleagueChoiceProps {
  colleague: Colleague;
  isChosen: boolean;
  onChoose: () => void;
}

export function ColleagueChoice({ colleague, isChosen, onChoose }: ColleagueChoiceProps) {
  const { t } = useTranslation();
  return (
    <label
      className={cn(
        'flex min-h-12 cursor-pointer items-center gap-3 rounded-lg px-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
        isChosen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name="colleague"
        checked={isChosen}
        onChange={onChoose}
        className="size-4 accent-accent"
      />
      <Avatar name={colleague.name} size="small" />
      <span className="min-w-0 flex-1 truncate">{colleague.name}</span>
      <span className="shrink-0 text-right text-xs leading-5 text-muted tabular-nums">
        <span className="flex items-center justify-end gap-1.5">
          <span aria-hidden className={cn('size-2 rounded-full', presenceColors[colleague.presence])} />
          {t(`presence.${colleague.presence}`)}
        </span>
        {t('transfer.load', { count: colleague.activeSessions })}
      </span>
    </label>
  );
}
