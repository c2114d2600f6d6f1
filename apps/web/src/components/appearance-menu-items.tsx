import { useTranslation } from 'react-i18next';
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
} from '@/components/ui/dropdown-menu';
import { languageNames, languages, languageStore } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';
import { themes, themeStore } from '@/lib/theme';

export function ThemeMenuItems() {
  const { t } = useTranslation();
  const theme = useStore(themeStore);
  return (
    <>
      <DropdownMenuLabel>{t('rail.theme')}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={theme}>
        {themes.map((choice) => (
          <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => themeStore.set(choice)}>
            {t(`rail.themes.${choice}`)}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}

export function LanguageMenuItems() {
  const { t } = useTranslation();
  const language = useStore(languageStore);
  return (
    <>
      <DropdownMenuLabel>{t('rail.language')}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={language}>
        {languages.map((choice) => (
          <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => languageStore.set(choice)}>
            {languageNames[choice]}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}
