import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommandKeys } from '@/features/commands/model/use-command-keys';
import { useCommandList, type Command } from '@/lib/commands';
import { endSignIn } from '@/lib/auth-session';
import { languageNames, languages, languageStore, withTexts } from '@/lib/i18n/i18n';
import { ownPresence, ownPresences } from '@/lib/own-presence';
import { themes, themeStore } from '@/lib/theme';

/** What opens over any page. Each is loaded when it is wanted. */
type Overlay = 'palette' | 'shortcuts' | 'preferences';

// The palette names the pages of the administration, too.
const ConsolePalette = lazy(async () => ({
  default: (await withTexts(import('./console-palette'), 'admin')).ConsolePalette,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await withTexts(import('@/features/commands/components/shortcut-sheet'))).ShortcutSheet,
}));
const PreferencesDialog = lazy(async () => ({
  default: (await withTexts(import('./preferences-dialog'))).PreferencesDialog,
}));

const overlays = { palette: ConsolePalette, shortcuts: ShortcutSheet, preferences: PreferencesDialog };

/** The commands that every page has, and what they open. */
export function ConsoleCommands() {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useCommandKeys();
  useCommandList([...useOverlayCommands(setOverlay), ...usePageCommands(), ...useViewCommands()]);
  const Opened = overlay && overlays[overlay];
  return <Suspense>{Opened && <Opened onClose={() => setOverlay(null)} />}</Suspense>;
}

function useOverlayCommands(open: (overlay: Overlay) => void): Command[] {
  const { t } = useTranslation();
  return [
    {
      id: 'palette',
      group: 'navigation',
      label: t('commands.palette'),
      shortcut: { code: 'KeyK', mod: true },
      run: () => open('palette'),
    },
    {
      id: 'shortcuts',
      group: 'view',
      label: t('commands.sheet'),
      keywords: ['shortcuts', 'help'],
      shortcut: { code: 'Slash', shift: true, character: '?' },
      run: () => open('shortcuts'),
    },
    {
      id: 'preferences',
      group: 'view',
      label: t('commands.preferences'),
      keywords: ['preferences', 'settings', 'sound', 'notifications'],
      shortcut: { code: 'Comma', mod: true },
      run: () => open('preferences'),
    },
  ];
}

function usePageCommands(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = [
    { path: '/chat', page: t('rail.chat'), code: 'KeyC' },
    { path: '/queue', page: t('rail.queue'), code: 'KeyQ' },
    { path: '/customers', page: t('rail.customers'), code: 'KeyV' },
    { path: '/analytics', page: t('rail.analytics'), code: 'KeyR' },
    { path: '/admin', page: t('rail.admin'), code: 'KeyS' },
  ];
  return [
    ...pages.map(({ path, page, code }) => ({
      id: `page ${path}`,
      group: 'navigation' as const,
      label: t('commands.goTo', { page }),
      shortcut: { code, alt: true },
      run: () => void navigate(path),
    })),
    {
      id: 'account',
      group: 'view',
      label: t('commands.account'),
      keywords: ['account', 'password', 'profile'],
      run: () => void navigate('/account'),
    },
  ];
}

function useViewCommands(): Command[] {
  const { t } = useTranslation();
  const view = (id: string, label: string, run: () => void): Command => ({
    id,
    group: 'view',
    label,
    keywords: id.split(' '),
    run,
  });
  return [
    ...ownPresences.map((choice) =>
      view(`presence ${choice}`, t('commands.presence', { presence: t(`presence.${choice}`) }), () =>
        ownPresence.set(choice),
      ),
    ),
    ...themes.map((choice) =>
      view(`theme ${choice}`, t('commands.theme', { theme: t(`rail.themes.${choice}`) }), () =>
        themeStore.set(choice),
      ),
    ),
    ...languages.map((choice) =>
      view(`language ${choice}`, t('commands.language', { language: languageNames[choice] }), () =>
        languageStore.set(choice),
      ),
    ),
    view('sign-out', t('commands.signOut'), () => void endSignIn()),
  ];
}
