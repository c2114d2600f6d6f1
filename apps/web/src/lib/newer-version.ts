import { createStore } from './store';

/** The server has another version of the console than the one that runs in this tab. */
export const newerVersionStore = createStore(false);

/**
 * Compares the page as the server gives it now with the one that was loaded: its first script is named after what is in
 * it. Never throws; what cannot be found out is no news.
 */
export async function lookForNewerVersion(): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  if (!own || newerVersionStore.get()) return;
  const page = await fetch('/', { cache: 'no-cache' }).then(
    (response) => (response.ok ? response.text() : ''),
    () => '',
  );
  const isConsole = page.includes('id="root"');
  if (isConsole && !page.includes(new URL(own.src).pathname)) newerVersionStore.set(true);
}

/** A part of the page that is loaded late is not there any more: mostly because another version has taken its place. */
addEventListener('vite:preloadError', () => void lookForNewerVersion());
