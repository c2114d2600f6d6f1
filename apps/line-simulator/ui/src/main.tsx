import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-thai';
import './styles/tokens.css';
import './styles/shell.css';
import './styles/phone.css';
import './styles/bubbles.css';
import './styles/log.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PreferencesProvider } from './i18n/preferences-context';
import { SimulatorProvider } from './model/simulator-context';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <SimulatorProvider>
          <App />
        </SimulatorProvider>
      </PreferencesProvider>
    </StrictMode>,
  );
}
