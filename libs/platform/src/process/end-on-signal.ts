import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { ProcessEnd } from './process-end';

/** Everything has to be over by then, notice included: those who end processes mostly wait for 30 s before they kill. */
const atMostMs = 25_000;

/** What a program is told to end with: by service managers, by Ctrl-C, and by a terminal that is closed. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** The process, or what plays it in a test. */
interface Ending {
  once(event: string, listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Lets a process end in order when it is told to: for `noticeMs` it says that it will (`ProcessEnd`) and goes on, so that
 * a balancer sends nothing more; then whatever has begun is finished and everything is closed. It exits with 0, or with
 * 1 when something had to be cut off after 25 s.
 */
export function endOnSignal(
  app: INestApplicationContext,
  { noticeMs }: { readonly noticeMs: number },
  process: Ending = globalThis.process,
): void {
  const logger = new Logger('Process');
  const processEnd = app.get(ProcessEnd);
  const end = async (): Promise<void> => {
    if (processEnd.hasBegun) return;
    processEnd.begin();
    logger.log(`Ending${noticeMs > 0 ? ` in ${noticeMs / 1000} s` : ''}`);
    setTimeout(() => {
      logger.error(`Not everything was finished after ${atMostMs / 1000} s: it is cut off`);
      process.exit(1);
    }, atMostMs).unref();
    await new Promise((resolve) => setTimeout(resolve, noticeMs));
    try {
      await app.close();
      process.exit(0);
    } catch (error) {
      logger.error({ err: error }, 'Could not end in order');
      process.exit(1);
    }
  };
  for (const signal of signals) process.once(signal, () => void end());
  // The launcher holds the other end; when it is gone, so are the database and the reason to go on.
  process.once('disconnect', () => void end());
}
