import { Moon, PanelRight, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import { QuotaMeter } from './quota-meter';

interface Props {
  isLogOpen: boolean;
  onToggleLog: () => void;
}

export function TopBar({ isLogOpen, onToggleLog }: Props): ReactNode {
  const { t, theme, toggleLanguage, toggleTheme } = usePreferences();
  const { state } = useSimulator();
  const themeLabel = theme === 'light' ? t('darkTheme') : t('lightTheme');
  return (
    <header className="top-bar">
      <h1 className="top-title">{t('title')}</h1>
      <span className="connection" data-connected={state.isConnected} role="status">
        <span className="connection-word">{state.isConnected ? t('connected') : t('disconnected')}</span>
      </span>
      <QuotaMeter />
      <div className="top-actions">
        <button type="button" className="quiet-button" onClick={toggleLanguage}>
          {t('language')}
        </button>
        <button
          type="button"
          className="icon-button"
          onClick={toggleTheme}
          aria-label={themeLabel}
          title={themeLabel}
        >
          {theme === 'light' ? <Moon aria-hidden size={18} /> : <Sun aria-hidden size={18} />}
        </button>
        <button
          type="button"
          className="quiet-button log-toggle"
          aria-expanded={isLogOpen}
          onClick={onToggleLog}
        >
          <PanelRight aria-hidden size={18} />
          <span className="log-toggle-word">{t('log')}</span>
          {state.violationCount > 0 && (
            <span className="badge badge-danger" title={`${state.violationCount} ${t('violations')}`}>
              {Math.min(state.violationCount, 99)}
            </span>
          )}
        </button>
      </div>
    </header>
  );
}
