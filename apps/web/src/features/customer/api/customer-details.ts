import {
  type CustomerDetails,
  type CustomerFieldValue,
  type GalleryKind,
  getCustomerDetails,
  listCustomerMedia,
  listCustomerSessions,
  writeCustomerField,
} from '@jsk/contracts/customer-details';
import type { SystemEvent } from '@jsk/contracts/messages';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '@/lib/api-client';
import { customerKeys } from '@/lib/customer-keys';
import { useLive } from '@/lib/live-context';

export function customerDetailsOptions(lineUserId: string) {
  return queryOptions({
    queryKey: customerKeys.details(lineUserId),
    queryFn: ({ signal }) => call(getCustomerDetails, { lineUserId }, { signal }),
  });
}

/** What follows after the page of sessions that comes with the details. */
export function olderSessionsOptions(lineUserId: string, cursor: string | null) {
  return infiniteQueryOptions({
    queryKey: [...customerKeys.all(lineUserId), 'sessions', cursor],
    initialPageParam: cursor,
    queryFn: ({ pageParam, signal }) =>
      call(listCustomerSessions, { lineUserId, ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** @param kind null: all of them */
export function mediaOptions(lineUserId: string, kind: GalleryKind | null) {
  return infiniteQueryOptions({
    queryKey: [...customerKeys.all(lineUserId), 'media', kind],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const page = { ...(kind && { kind }), ...(pageParam && { cursor: pageParam }) };
      return call(listCustomerMedia, { lineUserId, ...page }, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

const changesOfHistory = [
  'session_created',
  'session_claimed',
  'session_closed',
  'session_transferred',
] as const;

const ratingEvents: ReadonlySet<SystemEvent> = new Set(['survey_answered', 'survey_commented']);

/** While the panel is open it is fetched again when something that it shows has changed. */
export function useLiveCustomerDetails(lineUserId: string): void {
  const { connection } = useLive();
  const client = useQueryClient();
  useEffect(() => {
    const fetchAgain = () => void client.invalidateQueries({ queryKey: customerKeys.details(lineUserId) });
    const stops = [
      ...changesOfHistory.map((event) =>
        connection.listen(event, ({ session }) => session.lineUserId === lineUserId && fetchAgain()),
      ),
      // The patch of a customer who changed names everything; all others name what changed of the conversation.
      connection.listen('conversation_update', (patch) => {
        if (patch.lineUserId === lineUserId && patch.isBarred !== undefined) fetchAgain();
      }),
      connection.listen('new_message', ({ lineUserId: of, payload }) => {
        const isRating = payload?.kind === 'system' && ratingEvents.has(payload.event);
        if (of === lineUserId && isRating) fetchAgain();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [connection, client, lineUserId]);
}

/** Writes one field of the customer. Refused or not: what is there now is fetched. */
export function useWriteField(lineUserId: string) {
  const client = useQueryClient();
  const { queryKey } = customerDetailsOptions(lineUserId);
  const show = (written: CustomerFieldValue) =>
    client.setQueryData(queryKey, (details) => details && withValue(details, written));
  return useMutation({
    mutationFn: (input: CustomerFieldValue) => call(writeCustomerField, { lineUserId, ...input }),
    onSuccess: show,
    onError: () => client.invalidateQueries({ queryKey }),
  });
}

function withValue(
  details: CustomerDetails,
  { fieldId, value, version }: CustomerFieldValue,
): CustomerDetails {
  const fields = details.fields.map((field) => (field.id === fieldId ? { ...field, value, version } : field));
  return { ...details, fields };
}
