import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Opens a conversation from wherever the operator is; the list beside it stays as it is. */
export function useOpenChat(): (lineUserId: string) => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return useCallback(
    (lineUserId: string) => {
      const parameters = new URLSearchParams(pathname === '/chat' ? search : '');
      parameters.set('chat', lineUserId);
      void navigate(`/chat?${parameters.toString()}`);
    },
    [navigate, pathname, search],
  );
}
