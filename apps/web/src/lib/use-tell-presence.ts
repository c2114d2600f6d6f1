import { useEffect } from 'react';
import { useLive } from './live-context';
import { ownPresence } from './own-presence';
import { useStore } from './store';

/** Tells the server, now and after every reconnect. */
export function useTellPresence(): void {
  const { connection } = useLive();
  const chosen = useStore(ownPresence);
  const state = useStore(connection.state);
  useEffect(() => {
    if (state === 'online') connection.ask('presence', { status: chosen }).catch(() => undefined);
  }, [connection, chosen, state]);
}
