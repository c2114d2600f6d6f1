/** Many operators' consoles in one process, which is not the one that is measured. */
import { setTimeout as delay } from 'node:timers/promises';
import { connectConsole } from './console-socket.mjs';
import { serveTasks } from './child-task.mjs';

/** Fewer than the server could take, so that signing them all in does not look like an attack. */
const atOnce = 20;

/** What counts as quiet: nothing has arrived for so long. */
const quietMs = 500;

const consoles = [];
let received = 0;

/** @param {{ origin: string, tokens: string[], lineUserId?: string }} options the conversation that all of them have open */
async function open({ origin, tokens, lineUserId }) {
  const queue = tokens.values();
  const openNext = async () => {
    for (const token of queue) {
      const screen = await connectConsole({ origin }, { token });
      screen.socket.onAny(() => (received += 1));
      consoles.push(screen);
      if (lineUserId === undefined) continue;
      const answer = await screen.ask('join_room', { lineUserId });
      if (!answer.ok) throw new Error(answer.error.message);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, openNext));
  await untilQuiet();
}

/** @returns {Promise<number>} how many events have arrived at all consoles together since the last time it was asked. */
async function takeReceived() {
  await untilQuiet();
  const count = received;
  received = 0;
  return count;
}

async function close() {
  for (const { stop } of consoles.splice(0)) await stop();
}

async function untilQuiet() {
  for (let before = -1; before !== received;) {
    before = received;
    await delay(quietMs);
  }
}

serveTasks({ open, takeReceived, close });
