import { listConversations, type Conversation } from '@jsk/contracts/conversations';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '@/lib/api-client';

const searchAfterMs = 200;
const shownAtMost = 8;

export interface CustomerSearch {
  customers: readonly Conversation[];
  /** Nothing is being looked for any more. */
  isOver: boolean;
  hasFailed: boolean;
}

/** Conversations by the customer's name or id, a moment after the last key. */
export function useCustomerSearch(text: string): CustomerSearch {
  const wanted = text.trim();
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(wanted), searchAfterMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['palette', q],
    queryFn: async ({ signal }) =>
      (await call(listConversations, { q, limit: shownAtMost }, { signal })).items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  return {
    customers: wanted === '' ? [] : (data ?? []),
    isOver: wanted === '' || (!isFetching && q === wanted),
    hasFailed: wanted !== '' && error !== null,
  };
}
