/** Stops everything that was started, last first, also on failure and on Ctrl-C. */

const pending = [];
let ending = null;

/**
 * Registers what must be stopped.
 * @param {() => unknown} stop must do no harm when it is gone already.
 * @returns {() => Promise<void>} stops it now.
 */
export function stopLater(stop) {
  pending.push(stop);
  return async () => {
    const index = pending.indexOf(stop);
    if (index === -1) return;
    pending.splice(index, 1);
    await stop();
  };
}

/** Stops everything that is still there; a failing stop does not keep the others. */
export async function stopEverything() {
  while (pending.length > 0) {
    try {
      await pending.pop()();
    } catch (error) {
      console.error(`Stopping failed: ${error.message}`);
    }
  }
}

/** Runs a program and leaves nothing behind, however it ends. Its result is the exit code. */
export function runAndStop(program) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      ending ??= stopEverything().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  return program()
    .catch((error) => {
      // What fails because everything is being stopped is no news.
      if (!ending) console.error(error);
      return 1;
    })
    .then(async (exitCode) => {
      await (ending ?? stopEverything());
      process.exit(exitCode);
    });
}
