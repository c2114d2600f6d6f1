import type { searchMessages } from '@jsk/contracts/message-search';
import type { InputOf } from '@jsk/contracts/endpoint';

/** What has words of its own: texts, notes, and names of files and places. */
export const searchedTypes = [
  'text',
  'note',
  'image',
  'video',
  'audio',
  'file',
  'location',
  'flex',
] as const satisfies InputOf<typeof searchMessages>['type'][];
export type SearchedType = (typeof searchedTypes)[number];

/** By what the hits are narrowed. */
export interface SearchFilters {
  /** Only in the open conversation. */
  isHereOnly: boolean;
  /** A kind of sender, `OPERATOR` and an id, or empty for everybody. */
  sender: string;
  type: SearchedType | '';
  /** Days as a date field has them, both included, or empty. */
  from: string;
  to: string;
}

/** What is looked for. */
export interface SearchRequest extends Omit<SearchFilters, 'isHereOnly'> {
  q: string;
  /** Only in this conversation; null is all of them. */
  lineUserId: string | null;
}
