import { CircleUserRound, Keyboard, LogOut, SlidersHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LanguageMenuItems, ThemeMenuItems } from '@/components/appearance-menu-items';
import { PresenceMenuItems } from '@/components/presence-menu-items';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { endSignIn } from '@/lib/auth-session';
import { runCommand } from '@/lib/commands';
import { useLive } from '@/lib/live-context';

/** The account menu, open. @param trigger what it hangs on */
export function OpenedAccountMenu({ trigger }: { trigger: ReactElement }) {
  const { t } = useTranslation();
  const { user } = useLive();
  const navigate = useNavigate();
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="end" className="w-64">
        <div className="px-2.5 pt-1.5 pb-2">
          <p className="truncate font-medium">{user.displayName}</p>
          <p className="truncate text-xs text-muted">
            {user.username} · {t(`rail.roles.${user.role}`)}
          </p>
        </div>
        <DropdownMenuSeparator />
        <PresenceMenuItems />
        <DropdownMenuSeparator />
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        <LanguageMenuItems />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void navigate('/account')}>
          <CircleUserRound aria-hidden />
          {t('commands.account')}
        </DropdownMenuItem>
        {/* What they open may take the focus only after the menu has let go of it. */}
        <DropdownMenuItem onSelect={() => setTimeout(() => runCommand('preferences'))}>
          <SlidersHorizontal aria-hidden />
          {t('commands.preferences')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setTimeout(() => runCommand('shortcuts'))}>
          <Keyboard aria-hidden />
          {t('commands.sheet')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void endSignIn()}>
          <LogOut aria-hidden />
          {t('rail.signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
