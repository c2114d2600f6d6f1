import { requireBuilt } from '../../bench/support/built-code.mjs';
import { stopLater } from '../../bench/support/cleanup.mjs';
import { secrets } from '../../bench/support/api-process.mjs';

/** The simulated LINE as a process of its own, and what stands on its customers' phones. */
export async function startSimulator({ port, apiPort }) {
  const { startProgram } = requireBuilt('libs/testing/src/services/process-runner');
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    entry: 'dist/apps/line-simulator/server/main.js',
    env: {
      LINE_CHANNEL_SECRET: secrets.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: 'bench-channel-access-token',
      LINE_SIMULATOR_PORT: String(port),
      LINE_SIMULATOR_WEBHOOK_URL: `http://127.0.0.1:${apiPort}/api/v1/webhook`,
    },
    readyUrl: `${url}/_simulator/channel`,
  });
  const stop = stopLater(() => program.kill('SIGTERM'));
  return { ...simulatorAt(url), url, stop };
}

/** @returns what can be asked of a simulated LINE that is running. */
export function simulatorAt(url) {
  const control = async (method, path, body) => {
    const response = await fetch(`${url}/_simulator${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    /** @returns {Promise<string>} their LINE user id. @param {string} [userId] a new one unless told */
    addCustomer: async (userId, displayName = `Customer ${userId.slice(-4)}`) =>
      (await control('POST', '/customers', { userId, displayName })).userId,
    write: (userId, text) => control('POST', `/customers/${userId}/messages`, { type: 'text', text }),
    /** @param {object} message as the phone sends it: `{ type: 'image' }` */
    send: (userId, message) => control('POST', `/customers/${userId}/messages`, message),
    setFaults: (faults) => control('POST', '/faults', faults),
    requests: () => control('GET', '/requests'),
    /** @returns {Promise<string[]>} what the customer has received, in order. */
    received: async (userId) => {
      const { messages } = await control('GET', `/customers/${userId}/messages`);
      return messages
        .filter(({ direction }) => direction === 'toCustomer')
        .map(({ message }) => message.text);
    },
  };
}
