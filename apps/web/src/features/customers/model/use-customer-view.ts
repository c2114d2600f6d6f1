import {
  customerSortSchema,
  type CustomerSort,
  followStateSchema,
  type FollowState,
  type LastContact,
  lastContactSchema,
} from '@jsk/contracts/customers';
import { idSchema } from '@jsk/contracts/primitives';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the page shows. An empty text is a filter that is not set. */
export interface CustomerView {
  q: string;
  tag: string;
  followState: FollowState | '';
  lastContact: LastContact | '';
  language: string;
  sort: CustomerSort;
  order: 'asc' | 'desc';
}

/** Kept in the URL, so that a link, a reload or the back button shows the same. */
export function useCustomerView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => viewOf(search), [search]);
  const changeView = useCallback(
    (change: Partial<CustomerView>) =>
      setSearch((current) => searchOf({ ...viewOf(current), ...change }), { replace: true }),
    [setSearch],
  );
  return { view, changeView };
}

/** @returns how many filters are set besides the search. */
export function chosenFilters({ tag, followState, lastContact, language }: CustomerView): number {
  return [tag, followState, lastContact, language].filter((value) => value !== '').length;
}

export function isFiltered(view: CustomerView): boolean {
  return view.q !== '' || chosenFilters(view) > 0;
}

export const noFilters = { q: '', tag: '', followState: '', lastContact: '', language: '' } as const;

function viewOf(search: URLSearchParams): CustomerView {
  const language = search.get('language') ?? '';
  return {
    q: search.get('q')?.slice(0, 100) ?? '',
    tag: orEmpty(idSchema.safeParse(search.get('tag'))),
    followState: orEmpty(followStateSchema.safeParse(search.get('follow'))),
    lastContact: orEmpty(lastContactSchema.safeParse(search.get('contact'))),
    language: /^[a-z]{2,3}$/.test(language) ? language : '',
    sort: customerSortSchema.catch('last_contact').parse(search.get('sort')),
    order: search.get('order') === 'asc' ? 'asc' : 'desc',
  };
}

function orEmpty<Value>(parsed: { success: true; data: Value } | { success: false }): Value | '' {
  return parsed.success ? parsed.data : '';
}

function searchOf(view: CustomerView): URLSearchParams {
  const search = new URLSearchParams();
  const set = (key: string, value: string, usual = '') => value !== usual && search.set(key, value);
  set('q', view.q);
  set('tag', view.tag);
  set('follow', view.followState);
  set('contact', view.lastContact);
  set('language', view.language);
  set('sort', view.sort, 'last_contact');
  set('order', view.order, 'desc');
  return search;
}
