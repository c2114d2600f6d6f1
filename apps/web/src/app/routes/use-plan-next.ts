import { listConversations } from '@jsk/contracts/conversations';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '@/lib/api-client';
import { conversationListOptions, type ListView } from '@/lib/conversation-queries';

interface Place {
  selectedId: string | null;
  view: ListView;
  openChat: (lineUserId: string) => void;
  closeChat: () => void;
}

/** Works out what comes after the open conversation; the function that it gives opens it, or the bare list. */
export function usePlanNext({ selectedId, view, openChat, closeChat }: Place): () => Promise<() => void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const next = (await longestUnanswered(selectedId)) ?? nextInList(client, view, selectedId);
    return () => (next ? openChat(next) : closeChat());
  }, [client, selectedId, view, openChat, closeChat]);
}

/** Of the operator's own conversations with something unread, the one that has waited longest for an answer. */
async function longestUnanswered(besides: string | null): Promise<string | null> {
  const wanted = { status: 'mine', unread: 'true', sort: 'unanswered', limit: 2 } as const;
  // Out of reach: the list that is on the screen will do.
  const page = await call(listConversations, wanted).catch(() => null);
  return page?.items.find(({ lineUserId }) => lineUserId !== besides)?.lineUserId ?? null;
}

function nextInList(client: QueryClient, view: ListView, current: string | null): string | null {
  const list = client.getQueryData(conversationListOptions(view).queryKey);
  const ids = list?.pages.flatMap(({ items }) => items.map(({ lineUserId }) => lineUserId)) ?? [];
  const place = ids.findIndex((id) => id === current);
  return (place < 0 ? ids[0] : (ids[place + 1] ?? ids[place - 1])) ?? null;
}
