import { createPreference } from './preferences';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeStore = createPreference<Theme>('jsk.theme', themes, 'system');

/** Puts the chosen theme on the page and keeps it there; tokens.css does the rest. */
export function applyTheme(): void {
  const apply = () => {
    const theme = themeStore.get();
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply();
  themeStore.subscribe(apply);
}
