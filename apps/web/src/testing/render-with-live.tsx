import type { User } from '@jsk/contracts/auth';
import type { QueryClient } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { TooltipProvider } from '@/components/ui/tooltip';
import { languageStore, loadTextsOf, startTranslations, type Language } from '@/lib/i18n/i18n';
import { LiveProvider } from '@/lib/live-provider';
import { createQueryClient } from '@/lib/query-client';
import { somchai } from './factories';
import { createFakeConnection, type FakeConnection } from './fake-connection';

interface Options {
  user?: User;
  connection?: FakeConnection;
  client?: QueryClient;
  language?: Language;
  /** The address that is open. */
  at?: string;
}

/** Renders a part of the console as a signed-in operator sees it; the socket's other end is the test. */
export async function renderWithLive(children: ReactNode, options: Options = {}) {
  const { user = somchai, connection = createFakeConnection(), client = createQueryClient() } = options;
  languageStore.set(options.language ?? 'th');
  await startTranslations();
  await loadTextsOf('frame', 'console', 'account');
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const page = (
    <LiveProvider user={user} connection={connection} client={client}>
      <TooltipProvider>{children}</TooltipProvider>
    </LiveProvider>
  );
  const router = createMemoryRouter([{ path: '*', element: page }], { initialEntries: [options.at ?? '/'] });
  const view = render(<RouterProvider router={router} />);
  const emit: FakeConnection['emit'] = (event, payload) => act(() => connection.emit(event, payload));
  return { ...view, operator: userEvent.setup(), connection, client, emit };
}
