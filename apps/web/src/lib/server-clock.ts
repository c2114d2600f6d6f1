import type { LiveConnection } from './socket';
import { createStore, type Store } from './store';

/** How far the server's clock is ahead of this browser's, in ms: deadlines are told in the server's time. */
export type ServerClock = Store<number>;

export const createServerClock = (): ServerClock => createStore(0);

/** Compares the clocks whenever the socket gets online. @returns a function that stops. */
export function followServerClock(
  connection: Pick<LiveConnection, 'ask' | 'state'>,
  clock: ServerClock,
): () => void {
  const compare = async () => {
    if (connection.state.get() !== 'online') return;
    const askedAt = Date.now();
    const { serverTime } = await connection.ask('ping', {});
    const answeredAt = Date.now();
    // The answer was written about half-way between the question and now.
    const ahead = Math.round(Date.parse(serverTime) - (askedAt + answeredAt) / 2);
    // Less than a second is nothing that anybody sees, less than the way there and back nothing that is known.
    clock.set(Math.abs(ahead) > Math.max(1_000, answeredAt - askedAt) ? ahead : 0);
  };
  const compareOrKeep = () => void compare().catch(() => undefined);
  compareOrKeep();
  return connection.state.subscribe(compareOrKeep);
}
