import type { User } from '@jsk/contracts/auth';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { createAttachments } from './attachments';
import { createDrafts } from './drafts';
import { LiveContext, type Live } from './live-context';
import { startLiveSync } from './live-sync';
import { followOpenConversation, isBeingRead, refetchWhenOnline } from './open-conversation';
import { createOutbox } from './outbox';
import { createQueryClient } from './query-client';
import { createQuotes } from './quotes';
import { createServerClock, followServerClock } from './server-clock';
import { createLiveConnection, type LiveConnection } from './socket';
import { storeMessages } from './thread-cache';
import { createTypingOperators } from './typing-operators';

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
  return {
    user,
    connection,
    drafts: createDrafts(user.id),
    quotes: createQuotes(),
    attachments: createAttachments(),
    serverClock: createServerClock(),
    typing: createTypingOperators(),
    outbox: createOutbox(user.id, connection, (message) =>
      storeMessages(client, message.lineUserId, [message], 'live'),
    ),
  };
}

function keepInSync(live: Live, client: QueryClient): () => void {
  const { user, connection, outbox, typing } = live;
  const context = { client, operatorId: user.id, isBeingRead, onSent: outbox.remove, typing };
  const flushWhenOnline = () => {
    if (connection.state.get() === 'online') outbox.flush();
  };
  const stops = [
    startLiveSync(connection, context),
    followOpenConversation(connection, client),
    refetchWhenOnline(connection, client),
    followServerClock(connection, live.serverClock),
    warnBeforeLeaving(live),
    connection.state.subscribe(flushWhenOnline),
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
