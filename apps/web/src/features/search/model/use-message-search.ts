import { shortestSearch } from '@jsk/contracts/message-search';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { messageSearchOptions } from '../api/message-search';
import { hitGroupsOf } from './hit-groups';
import type { SearchFilters, SearchRequest } from './search-request';

const searchAfterMs = 250;
const noFilters: SearchFilters = { isHereOnly: false, sender: '', type: '', from: '', to: '' };

/** What the operator looks for, and what was found once they stop typing for a moment. */
export function useMessageSearch(lineUserId: string | null, initialText: string) {
  const [text, setText] = useState(initialText);
  const [filters, setFilters] = useState(noFilters);
  const [q, setQ] = useState(initialText);
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text]);

  const isHereOnly = filters.isHereOnly && lineUserId !== null;
  const { isHereOnly: _, ...others } = filters;
  const request: SearchRequest = { q, lineUserId: isHereOnly ? lineUserId : null, ...others };
  const isLongEnough = q.split(/\s+/u).some((word) => [...word].length >= (isHereOnly ? 1 : shortestSearch));
  const query = useInfiniteQuery({ ...messageSearchOptions(request), enabled: isLongEnough });
  const groups = useMemo(
    () => hitGroupsOf(query.data?.pages.flatMap(({ items }) => items) ?? []),
    [query.data],
  );
  return { text, setText, filters: { ...filters, isHereOnly }, setFilters, q, isLongEnough, query, groups };
}
