import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

/**
 * Server state is kept right by the socket (live-sync), so nothing is fetched again only because time has passed or
 * the window was focused.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (attempts, error) => attempts < 2 && error instanceof ApiProblem && error.isTemporary,
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
    },
  });
}
