import type { User } from '@jsk/contracts/auth';
import type { Conversation } from '@jsk/contracts/conversations';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { isAnsweredMeanwhile } from './answered-meanwhile';
import { createAttachments } from './attachments';
import { createDrafts } from './drafts';
import { holdFirstFetches } from './first-fetches';
import { followDrafts } from './follow-drafts';
import { LiveContext, type Live } from './live-context';
import { startLiveSync } from './live-sync';
import { catchingUp, followOpenConversation, isBeingRead, refetchWhenOnline } from './open-conversation';
import { createOutbox } from './outbox';
import type { OutboxItem } from './outbox-item';
import { createPendingParts } from './pending-parts';
import { createQueryClient } from './query-client';
import { createQuotes } from './quotes';
import { createServerClock, followServerClock } from './server-clock';
import { createLiveConnection, type LiveConnection } from './socket';
import { storeMessages } from './thread-cache';
import { createStore } from './store';
import { createTypingOperators } from './typing-operators';
import { createViewingOperators } from './viewing-operators';

interface LiveProviderProps {
  user: User;
  children: ReactNode;
  /** Tests bring their own. */
  connection?: LiveConnection;
  client?: QueryClient;
}

/** Everything that lives as long as one operator is signed in: cache, socket, outbox, drafts. */
export function LiveProvider({ user, children, connection, client }: LiveProviderProps) {
  const [{ live, queryClient }] = useState(() => {
    const queryClient = client ?? createQueryClient();
    const live = createLive(user, connection ?? createLiveConnection(), queryClient);
    return { live, queryClient };
  });
  useEffect(() => keepInSync(live, queryClient), [live, queryClient]);
  return (
    <QueryClientProvider client={queryClient}>
      <LiveContext value={live}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

function createLive(user: User, connection: LiveConnection, client: QueryClient): Live {
  holdFirstFetches();
  const serverClock = createServerClock();
  const outboxChecks = {
    mustWait: (lineUserId: string) => catchingUp.get() === lineUserId,
    objectionTo: (item: OutboxItem) =>
      isAnsweredMeanwhile(client, item, user.id, serverClock.get()) ? 'answered_meanwhile' : null,
  };
  return {
    user,
    connection,
    drafts: createDrafts(user.id, 'reply'),
    noteDrafts: createDrafts(user.id, 'note'),
    quotes: createQuotes(),
    attachments: createAttachments(),
    pendingParts: createPendingParts(),
    serverClock,
    typing: createTypingOperators(),
    viewing: createViewingOperators(user.id),
    customerWrote: createStore<Conversation | null>(null),
    outbox: createOutbox(
      user.id,
      connection,
      (message) => storeMessages(client, message.lineUserId, [message], 'live'),
      outboxChecks,
    ),
  };
}

function keepInSync(live: Live, client: QueryClient): () => void {
  const { user, connection, outbox, typing } = live;
  const context = {
    client,
    operatorId: user.id,
    isBeingRead,
    onSent: outbox.remove,
    typing,
    viewing: live.viewing,
    onCustomerWrote: live.customerWrote.set,
  };
  const flushWhenOnline = () => {
    if (connection.state.get() === 'online') outbox.flush();
  };
  const stops = [
    startLiveSync(connection, context),
    followOpenConversation(connection, client, live.viewing),
    refetchWhenOnline(connection, client),
    followDrafts(connection, { reply: live.drafts, note: live.noteDrafts }),
    followServerClock(connection, live.serverClock),
    warnBeforeLeaving(live),
    connection.state.subscribe(flushWhenOnline),
    catchingUp.subscribe(flushWhenOnline),
  ];
  connection.start();
  outbox.flush();
  return () => {
    stops.forEach((stop) => stop());
    connection.stop();
  };
}

/** Files that have not been sent are lost with the page, so the browser asks first. @returns a function that stops. */
function warnBeforeLeaving({ outbox, attachments }: Live): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    const isSending = outbox.items.get().some(({ kind }) => kind === 'file');
    const hasChosen = Object.values(attachments.store.get()).some((chosen) => chosen.length > 0);
    if (isSending || hasChosen) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
