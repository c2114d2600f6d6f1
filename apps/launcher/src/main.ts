import { describeFailure } from './command-line';
import { Launcher, StartInterrupted } from './launcher';
import { sayFailure, sayNote } from './terminal';
import { watchSources } from './watch';

export interface LaunchOptions {
  readonly isWatching: boolean;
  /** `performance.now()` at the very beginning. */
  readonly startedAt: number;
  /** The process that started the launcher, at the very beginning. */
  readonly parentPid: number;
}

/** npm passes Ctrl-C on to a process that the terminal has told already; both arrive within moments. */
const echoMs = 1000;

/** Starts everything, stays until it is told to end, and ends everything in order. Exits the process. */
export async function launch({ isWatching, startedAt, parentPid }: LaunchOptions): Promise<void> {
  const ending = endOfRun();
  endWithNpm(parentPid, ending.ask);
  const launcher = new Launcher({ isWatching, onFailure: ending.fail });
  ending.onForce(() => launcher.killPrograms());
  ending.onBegin(() => launcher.interrupt());
  try {
    await launcher.start(startedAt);
    if (isWatching) watchSources(() => launcher.restartPrograms());
  } catch (error) {
    if (!(error instanceof StartInterrupted)) ending.fail(describeFailure(error));
  }
  const failure = await ending.begun;
  if (failure === null) console.log('\n  Stopping …');
  else sayFailure(failure);
  await launcher.stop();
  if (failure === null) sayNote('Everything is stopped.');
  process.exit(failure === null ? 0 : 1);
}

/** npm runs us through a shell and tells only that shell to end: all we notice is that our parent is gone. */
function endWithNpm(parentPid: number, end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const timer = setInterval(() => {
    if (process.ppid === parentPid) return;
    clearInterval(timer);
    end();
  }, 250);
  timer.unref();
}

function endOfRun() {
  let begin: (failure: string | null) => void = () => undefined;
  let beganAt: number | null = null;
  let force: () => void = () => undefined;
  const begun = new Promise<string | null>((resolve) => (begin = resolve));
  const onSignal = () => {
    if (beganAt === null) {
      beganAt = performance.now();
      begin(null);
    } else if (performance.now() - beganAt > echoMs) {
      force();
      process.exit(1);
    }
  };
  // A closed terminal must not break the orderly end.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  return {
    ask: () => {
      if (beganAt === null) onSignal();
    },
    /** Resolves when the run is to end: with null when somebody asked for it, else with what went wrong. */
    begun,
    fail: (sentence: string) => {
      beganAt ??= performance.now();
      begin(sentence);
    },
    onBegin: (listener: () => void) => void begun.then(listener),
    onForce: (listener: () => void) => (force = listener),
  };
}
