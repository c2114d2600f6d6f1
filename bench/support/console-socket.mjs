import { createRequire } from 'node:module';
import { stopLater } from './cleanup.mjs';

const { io } = createRequire(import.meta.url)('socket.io-client');

/**
 * An operator's console: connects, as the browser does, and waits until it is let in.
 * @param {{ origin: string }} api
 * @param {{ token: string }} operator
 */
export async function connectConsole({ origin }, { token }) {
  const socket = io(`${origin}/live-chat`, { auth: { token }, transports: ['websocket'], forceNew: true });
  const stop = stopLater(() => socket.disconnect());
  await new Promise((resolve, reject) => {
    socket.once('auth_success', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, stop, ask: (event, input) => socket.timeout(20_000).emitWithAck(event, input) };
}
