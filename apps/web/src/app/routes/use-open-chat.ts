import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Opens a conversation, at one of its messages if one is named, from wherever the operator is; the list beside it stays as it is. */
export function useOpenChat(): (lineUserId: string, messageId?: string) => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return useCallback(
    (lineUserId: string, messageId?: string) => {
      const parameters = new URLSearchParams(pathname === '/chat' ? search : '');
      parameters.set('chat', lineUserId);
      if (messageId) parameters.set('message', messageId);
      else parameters.delete('message');
      void navigate(`/chat?${parameters.toString()}`);
    },
    [navigate, pathname, search],
  );
}
