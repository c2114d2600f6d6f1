import { EmbeddedPostgresError } from '@jsk/platform/embedded-postgres/embedded-postgres-error';
import { LaunchError } from './launch-error';

/** Runs a command to its end; an expected failure is told in its one sentence, any other with its stack. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    console.error(describeFailure(error));
    process.exitCode = 1;
  });
}

/** @returns the sentence of an expected failure, the stack of any other. */
export function describeFailure(error: unknown): string {
  if (error instanceof LaunchError || error instanceof EmbeddedPostgresError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
