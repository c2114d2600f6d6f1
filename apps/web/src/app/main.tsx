import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { authStore, signedInHint } from '@/lib/auth-store';
import { startTranslations } from '@/lib/i18n/i18n';
import { applyTheme } from '@/lib/theme';
import '@/styles/app.css';
import { App } from './app';

applyTheme();

if (signedInHint.exists()) void import('@/lib/auth-session').then(({ resumeSignIn }) => resumeSignIn());
else authStore.set({ status: 'signed-out' });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startTranslations();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
