import { useCallback, useEffect, useState } from 'react';

const MAX_PHONES = 4;

interface OpenPhones {
  userIds: string[];
  /** Shows this customer's phone alone. */
  open: (userId: string) => void;
  /** Shows it beside those that are open. */
  openBeside: (userId: string) => void;
  close: (userId: string) => void;
}

/** Which phones are open, kept in the address (`?customer=…&customer=…`) so that it can be shared and reloaded. */
export function useOpenPhones(): OpenPhones {
  const [userIds, setUserIds] = useState<string[]>(readAddress);

  useEffect(() => {
    const onBack = (): void => setUserIds(readAddress());
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);

  const show = useCallback((next: string[]) => {
    const parameters = new URLSearchParams(location.search);
    parameters.delete('customer');
    for (const userId of next) parameters.append('customer', userId);
    history.pushState(null, '', parameters.size > 0 ? `?${parameters.toString()}` : location.pathname);
    setUserIds(next);
  }, []);

  return {
    userIds,
    open: (userId) => show([userId]),
    openBeside: (userId) => show([...userIds.filter((id) => id !== userId), userId].slice(-MAX_PHONES)),
    close: (userId) => show(userIds.filter((id) => id !== userId)),
  };
}

function readAddress(): string[] {
  return new URLSearchParams(location.search).getAll('customer').slice(0, MAX_PHONES);
}
