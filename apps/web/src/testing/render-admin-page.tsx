import { type ComponentType, lazy, Suspense } from 'react';
import { loadTextsOf } from '@/lib/i18n/i18n';
import { renderWithLive } from './render-with-live';

/** Renders a page of the administration as the console loads it: with the texts of administrators. */
export function renderAdminPage(Page: ComponentType, options?: Parameters<typeof renderWithLive>[1]) {
  const Loaded = lazy(async () => {
    await loadTextsOf('admin');
    return { default: Page };
  });
  return renderWithLive(
    <Suspense>
      <Loaded />
    </Suspense>,
    options,
  );
}
