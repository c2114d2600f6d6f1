/** What stands in front of several instances: connections go in turn to those that are ready. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { stopLater } from '../../bench/support/cleanup.mjs';

const askEveryMs = 250;

/**
 * It passes bytes, asks `/api/v1/health/ready` of each instance, and sends nothing new to one that does not say 200.
 * One that refuses a connection is passed over; nothing that was sent once is sent again.
 * @param {{ port: number, instancePorts: number[] }} options
 */
export async function startBalancer({ port, instancePorts }) {
  const ready = new Set();
  let turn = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      await Promise.all(
        instancePorts.map(async (one) =>
          (await isReady(one, ready.has(one))) ? ready.add(one) : ready.delete(one),
        ),
      );
      await delay(askEveryMs);
    }
  })();
  const sockets = new Set();
  const server = createServer((incoming) => {
    sockets.add(incoming);
    incoming.on('error', () => undefined).once('close', () => sockets.delete(incoming));
    const candidates = instancePorts.filter((one) => ready.has(one));
    turn += 1;
    passOn(
      incoming,
      [...candidates.slice(turn % candidates.length), ...candidates].slice(0, candidates.length),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${port}`,
    /** @returns {Promise<void>} once this instance gets its share. */
    untilReady: async (instancePort) => {
      while (!ready.has(instancePort)) await delay(askEveryMs / 5);
    },
    stop: stopLater(async () => {
      isOver = true;
      for (const socket of sockets) socket.destroy();
      await asking;
      await new Promise((resolve) => server.close(resolve));
    }),
  };
}

function passOn(incoming, [first, ...others]) {
  if (first === undefined) return void incoming.destroy();
  const outgoing = connect(first, '127.0.0.1');
  const giveUp = () => passOn(incoming, others);
  outgoing.once('error', giveUp);
  outgoing.once('connect', () => {
    outgoing.off('error', giveUp).on('error', () => incoming.destroy());
    outgoing.once('close', () => incoming.destroy());
    incoming.once('close', () => outgoing.destroy());
    incoming.pipe(outgoing).pipe(incoming);
  });
}

/** One that only takes its time stays what it was. */
function isReady(port, wasReady) {
  return fetch(`http://127.0.0.1:${port}/api/v1/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    ({ name }) => name === 'TimeoutError' && wasReady,
  );
}
