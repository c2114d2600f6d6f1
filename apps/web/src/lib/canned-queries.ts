import {
  type CannedPart,
  type CannedResponse,
  getCannedValues,
  listCannedResponses,
} from '@jsk/contracts/canned-responses';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client';

const tenMinutesMs = 10 * 60_000;

/** The team's and the operator's own, most used first. */
export const cannedResponsesOptions = queryOptions({
  queryKey: ['canned-responses'],
  queryFn: async ({ signal }) => (await call(listCannedResponses, {}, { signal })).items,
  // The socket does not tell when an administrator changes one.
  staleTime: tenMinutesMs,
});

/** What the variables are in a conversation; opening hours may change while it is open. */
export const cannedValuesOptions = (lineUserId: string) =>
  queryOptions({
    queryKey: ['canned-values', lineUserId],
    queryFn: async ({ signal }) => (await call(getCannedValues, { lineUserId }, { signal })).values,
    staleTime: tenMinutesMs,
  });

/** What lists show of it: its texts, or nothing of pictures and stickers. */
export function textsOf({ parts }: Pick<CannedResponse, 'parts'>): string[] {
  return parts.flatMap((part: CannedPart) => (part.type === 'text' ? [part.text] : []));
}

/** As Thai and Latin are compared when somebody searches: without case and in one form of each character. */
const searchable = (text: string) => text.normalize('NFKC').toLowerCase();

/** Shortcuts that begin with the query first, then whatever else contains it; else in the order given. */
export function matchingResponses<Response extends CannedResponse>(
  responses: readonly Response[],
  query: string,
): Response[] {
  const wanted = searchable(query.trim());
  const begins = (one: Response) => searchable(one.shortcut).startsWith(wanted);
  const contains = (one: Response) =>
    [one.shortcut, one.title, one.category, ...textsOf(one)].some((field) =>
      searchable(field).includes(wanted),
    );
  return responses.filter(contains).sort((a, b) => Number(begins(b)) - Number(begins(a)));
}
