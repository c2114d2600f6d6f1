import { useTranslation } from 'react-i18next';
import { PresenceDot } from '@/components/presence-dot';
import { Avatar } from '@/components/ui/avatar';
import { LazyOverlay } from '@/components/ui/lazy-overlay';
import { withTexts } from '@/lib/i18n/i18n';
import { useLive } from '@/lib/live-context';
import { preloadable } from '@/lib/preloadable';

const opened = preloadable(async () => (await withTexts(import('./opened-account-menu'))).OpenedAccountMenu);

export function AccountMenu() {
  const { t } = useTranslation();
  const { user } = useLive();
  const trigger = (
    <button
      type="button"
      aria-label={t('rail.account', { name: user.displayName })}
      className="relative grid size-11 place-items-center rounded-full"
    >
      <Avatar name={user.displayName} size="menu" />
      <PresenceDot className="absolute right-0.5 bottom-0.5" />
    </button>
  );
  return (
    <LazyOverlay kind="menu" trigger={trigger} preload={opened.preload}>
      <opened.Part trigger={trigger} />
    </LazyOverlay>
  );
}
