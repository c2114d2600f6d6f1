import { useLayoutEffect } from 'react';
import type { AuthState } from '@/lib/auth-store';
import { loginPathFor, nextPath } from './next-path';

/**
 * Moves the address to the login page and back to where somebody wanted to go. In front of the console there is no
 * router; it is there only after this, and finds the address as it should be.
 */
export function useLoginAddress(status: AuthState['status']): void {
  useLayoutEffect(() => {
    const { pathname, search } = window.location;
    const isLogin = pathname === '/login';
    if (status === 'signed-out' && !isLogin) changeAddress(loginPathFor(window.location));
    if (status === 'signed-in' && isLogin) changeAddress(nextPath(new URLSearchParams(search)));
  }, [status]);
}

/** What the router keeps with the address stays with it. */
function changeAddress(path: string): void {
  window.history.replaceState(window.history.state, '', path);
}
