/**
 * Loaded before a program whose memory is measured (`--import`): on SIGUSR2 it collects its garbage and prints what is
 * left. A figure that depends on when the collector happened to run would say nothing.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  // What was only waiting for its finalizer is gone after the second time.
  setImmediate(() => {
    collect();
    process.stdout.write(`\nmemory ${JSON.stringify(process.memoryUsage())}\n`);
  });
});
