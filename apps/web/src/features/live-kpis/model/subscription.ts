import type { LiveConnection } from '@/lib/socket';

/** How many parts of the screen show the figures; the server is told of the first and the last. */
const subscribers = new WeakMap<LiveConnection, number>();

/**
 * Asks the server to tell the live figures.
 * @throws SocketProblem when it does not.
 */
export async function subscribe(connection: LiveConnection): Promise<void> {
  subscribers.set(connection, (subscribers.get(connection) ?? 0) + 1);
  // Whoever comes later asks again: the answer brings the figures at once.
  await connection.ask('subscribe_analytics', {});
}

export function unsubscribe(connection: LiveConnection): void {
  const left = (subscribers.get(connection) ?? 1) - 1;
  subscribers.set(connection, left);
  // Without a connection there is nothing to end.
  if (left === 0) connection.ask('unsubscribe_analytics', {}).catch(() => undefined);
}
