import { lazy, Suspense } from 'react';
import { useStore } from '@/lib/store';
import { themeStore } from '@/lib/theme';
import { toastsWanted } from '@/lib/toast';
import { useMediaQuery } from '@/lib/use-media-query';

const SonnerToaster = lazy(async () => {
  const [{ Toaster: Loaded }] = await Promise.all([import('sonner'), import('sonner/dist/styles.css')]);
  return { default: Loaded };
});

/** Beside the rail, and no wider than the list: over the actions of a chat it would be in the way of the next click. */
const overList = {
  position: 'bottom-left',
  offset: { left: 72, bottom: 16 },
  style: { '--width': '300px' } as object,
} as const;

/** A phone has no list beside the chat, and below is where people write. */
const above = { position: 'top-center' } as const;

/** Where toasts appear. What shows them is loaded with the first one, which waits for it. */
export function Toaster() {
  const isWanted = useStore(toastsWanted);
  const theme = useStore(themeStore);
  const isRoomy = useMediaQuery('(min-width: 48rem)');
  return (
    <Suspense>
      {isWanted && <SonnerToaster theme={theme} closeButton {...(isRoomy ? overList : above)} />}
    </Suspense>
  );
}
