import { useTranslation } from 'react-i18next';
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
} from '@/components/ui/dropdown-menu';
import { presenceColors } from '@/components/presence-dot';
import { cn } from '@/lib/class-names';
import { ownPresence, ownPresences } from '@/lib/own-presence';
import { useStore } from '@/lib/store';

export function PresenceMenuItems() {
  const { t } = useTranslation();
  const chosen = useStore(ownPresence);
  return (
    <>
      <DropdownMenuLabel>{t('rail.presence')}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={chosen}>
        {ownPresences.map((choice) => (
          <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => ownPresence.set(choice)}>
            <span aria-hidden className={cn('size-2 rounded-full', presenceColors[choice])} />
            {t(`presence.${choice}`)}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}
