import { lazy, Suspense } from 'react';
import { useStore } from '@/lib/store';
import { themeStore } from '@/lib/theme';
import { toastsWanted } from '@/lib/toast';

const SonnerToaster = lazy(async () => {
  const [{ Toaster: Loaded }] = await Promise.all([import('sonner'), import('sonner/dist/styles.css')]);
  return { default: Loaded };
});

/** Where toasts appear. What shows them is loaded with the first one, which waits for it. */
export function Toaster() {
  const isWanted = useStore(toastsWanted);
  const theme = useStore(themeStore);
  return <Suspense>{isWanted && <SonnerToaster theme={theme} position="top-center" closeButton />}</Suspense>;
}
