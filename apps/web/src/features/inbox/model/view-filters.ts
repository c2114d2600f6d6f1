import type { ViewFilters } from '@jsk/contracts/saved-views';
import { type ListView, ownSortOf, sortOf } from '@/lib/conversation-queries';

/** A change of what the list shows; `viewId` is the saved view it was taken from. */
export type ViewChange = Partial<ListView> & { viewId?: string | null };

/** What a saved view keeps of the list: everything but what is searched for. */
export function filtersOf(view: ListView): ViewFilters {
  const { status, unreadOnly, tagIds = [] } = view;
  return { status, unreadOnly, tagIds: [...tagIds], sort: sortOf(view) };
}

/** The list as a saved view shows it. */
export function viewOfFilters({ status, unreadOnly, tagIds, sort }: ViewFilters): ListView {
  return {
    status,
    unreadOnly,
    q: '',
    ...(tagIds.length > 0 && { tagIds }),
    ...(sort !== ownSortOf(status) && { sort }),
  };
}

/** Everything that narrows the list taken away; its tab stays. */
export const nothingNarrowed = {
  q: '',
  unreadOnly: false,
  tagIds: [],
  viewId: null,
} as const satisfies ViewChange;

export function sameFilters(a: ViewFilters, b: ViewFilters): boolean {
  const comparable = ({ status, unreadOnly, tagIds, sort }: ViewFilters) =>
    JSON.stringify([status, unreadOnly, sort, [...tagIds].sort()]);
  return comparable(a) === comparable(b);
}
