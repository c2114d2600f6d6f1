import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { languageNames, languages, languageStore, type Language } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';
import { themes, themeStore, type Theme } from '@/lib/theme';

/** Theme and language, as fields of a form. */
export function AppearanceFields() {
  const { t } = useTranslation();
  const theme = useStore(themeStore);
  const language = useStore(languageStore);
  return (
    <>
      <FormField label={t('rail.theme')}>
        {(field) => (
          <Select {...field} value={theme} onChange={(event) => themeStore.set(event.target.value as Theme)}>
            {themes.map((choice) => (
              <option key={choice} value={choice}>
                {t(`rail.themes.${choice}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField label={t('rail.language')}>
        {(field) => (
          <Select
            {...field}
            value={language}
            onChange={(event) => languageStore.set(event.target.value as Language)}
          >
            {languages.map((choice) => (
              <option key={choice} value={choice}>
                {languageNames[choice]}
              </option>
            ))}
          </Select>
        )}
      </FormField>
    </>
  );
}
