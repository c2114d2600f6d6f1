/** A module that works in a process of its own, so that it shares no event loop with what is measured. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stopLater } from './cleanup.mjs';

/**
 * @param {string} file beside this one; it calls `serveTasks`.
 * @returns {{ pid: number, ask: (name: string, input?: unknown) => Promise<any>, stop: () => Promise<void> }} the tasks of
 *   the process.
 */
export function startChild(file) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const waiting = new Map();
  let count = 0;
  child.on('message', ({ id, result, failure }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) resolve(result);
    else reject(new Error(failure));
  });
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended`));
  });
  return {
    pid: child.pid,
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        child.send({ id: count, name, input });
      }),
    stop: stopLater(async () => {
      child.kill('SIGKILL');
      await ended;
    }),
  };
}

/** In the child: answers what the parent asks; ends when the parent is gone. */
export function serveTasks(tasks) {
  process.on('message', async ({ id, name, input }) => {
    try {
      process.send({ id, result: await tasks[name](input) });
    } catch (error) {
      process.send({ id, failure: error.stack });
    }
  });
  process.on('disconnect', () => process.exit());
  // Ctrl-C reaches the whole group; the parent stops its children in order.
  process.on('SIGINT', () => undefined);
}
