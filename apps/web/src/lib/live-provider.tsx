import type { User } from '@jsk/contracts/auth';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { createDrafts } from './drafts';
import { LiveContext, type Live } from './live-context';
import { startLiveSync } from './live-sync';
import { followOpenConversation, isBeingRead, refetchWhenOnline } from './open-conversation';
import { createOutbox } from './outbox';
import { createQueryClient } from './query-client';
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
    typing: createTypingOperators(),
    outbox: createOutbox(user.id, connection, (message) =>
      storeMessages(client, message.lineUserId, [message], 'live'),
    ),
  };
}

function keepInSync({ user, connection, outbox, typing }: Live, client: QueryClient): () => void {
  const context = { client, operatorId: user.id, isBeingRead, onSent: outbox.remove, typing };
  const flushWhenOnline = () => {
    if (connection.state.get() === 'online') outbox.flush();
  };
  const stops = [
    startLiveSync(connection, context),
    followOpenConversation(connection, client),
    refetchWhenOnline(connection, client),
    connection.state.subscribe(flushWhenOnline),
  ];
  connection.start();
  outbox.flush();
  return () => {
    stops.forEach((stop) => stop());
    connection.stop();
  };
}
