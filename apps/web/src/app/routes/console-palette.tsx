import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CommandPalette } from '@/features/commands/components/command-palette';
import { useLive } from '@/lib/live-context';
import { adminPages } from '../admin-pages';
import { useOpenChat } from './use-open-chat';

/** The palette, with the pages that this operator may open. */
export function ConsolePalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const navigate = useNavigate();
  const openChat = useOpenChat();
  const pages = adminPages
    .filter(({ roles }) => roles.includes(user.role))
    .map(({ path, section }) => ({ path: `/admin/${path}`, label: t(`${section}.title`) }));
  return (
    <CommandPalette
      pages={pages}
      onOpenPage={(path) => void navigate(path)}
      onOpenChat={openChat}
      onClose={onClose}
    />
  );
}
