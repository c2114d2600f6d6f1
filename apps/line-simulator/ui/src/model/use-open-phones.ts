import { useCallback, useEffect, useState } from 'react';

const MAX_PHONES = 4;

interface OpenPhones {
  chatIds: string[];
  /** Shows the phone with this chat alone. */
  open: (chatId: string) => void;
  /** Shows it beside those that are open. */
  openBeside: (chatId: string) => void;
  close: (chatId: string) => void;
}

/** Which phones are open, kept in the address (`?customer=…&customer=…`) so that it can be shared and reloaded. */
export function useOpenPhones(): OpenPhones {
  const [chatIds, setChatIds] = useState<string[]>(readAddress);

  useEffect(() => {
    const onBack = (): void => setChatIds(readAddress());
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);

  const show = useCallback((next: string[]) => {
    const parameters = new URLSearchParams(location.search);
    parameters.delete('customer');
    for (const chatId of next) parameters.append('customer', chatId);
    history.pushState(null, '', parameters.size > 0 ? `?${parameters.toString()}` : location.pathname);
    setChatIds(next);
  }, []);

  return {
    chatIds,
    open: (chatId) => show([chatId]),
    openBeside: (chatId) => show([...chatIds.filter((id) => id !== chatId), chatId].slice(-MAX_PHONES)),
    close: (chatId) => show(chatIds.filter((id) => id !== chatId)),
  };
}

function readAddress(): string[] {
  return new URLSearchParams(location.search).getAll('customer').slice(0, MAX_PHONES);
}
