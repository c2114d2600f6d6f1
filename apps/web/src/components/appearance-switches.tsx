import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { languageNames, languages, languageStore } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';
import { themes, themeStore } from '@/lib/theme';

const themeIcons = { system: Monitor, light: Sun, dark: Moon };

/** Language and theme, in one touch each: the login page has no menus yet. */
export function AppearanceSwitches() {
  const { t } = useTranslation();
  const language = useStore(languageStore);
  const theme = useStore(themeStore);
  const ThemeIcon = themeIcons[theme];
  const otherLanguage = languages.find((one) => one !== language) ?? language;
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <div className="flex items-center gap-1">
      <Button look="quiet" lang={otherLanguage} onClick={() => languageStore.set(otherLanguage)}>
        {languageNames[otherLanguage]}
      </Button>
      <Button
        look="quiet"
        size="icon"
        aria-label={`${t('rail.theme')}: ${t(`rail.themes.${theme}`)}`}
        title={`${t('rail.theme')}: ${t(`rail.themes.${theme}`)}`}
        onClick={() => themeStore.set(nextTheme)}
      >
        <ThemeIcon aria-hidden />
      </Button>
    </div>
  );
}
