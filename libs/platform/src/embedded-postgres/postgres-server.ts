import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { chooseFreePort } from './free-port';
import { findServerProcesses } from './postgres-processes';
import { type ProgramResult, runProgram } from './run-program';
import type { ServerPlace } from './server-place';

/** Long enough to replay the log after a power cut. */
const startDeadlineMs = 60_000;
const startAttempts = 3;
const logSizeLimitBytes = 10 * 1024 * 1024;

/** One PostgreSQL cluster in one place: its files, its processes and how they are brought up and down. */
export class PostgresServer {
  private readonly cluster: string;
  private readonly passwordFile: string;
  private readonly portFile: string;
  private readonly logFile: string;
  /** In the command line of each of its processes, so that they can be told from those of other servers. */
  private readonly clusterName: string;

  constructor(
    private readonly place: ServerPlace,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly log: (line: string) => void,
  ) {
    this.cluster = path.join(place.directory, 'cluster');
    this.passwordFile = path.join(place.directory, 'password');
    this.portFile = path.join(place.directory, 'port');
    this.logFile = path.join(place.directory, 'server.log');
    this.clusterName = `embedded_${createHash('sha256').update(place.directory).digest('hex').slice(0, 16)}`;
  }

  connectionString(port: number, database: string): string {
    const password = readFileSync(this.passwordFile, 'utf8').trim();
    return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Makes the cluster when there is none. It gets its name last, so that an interrupted attempt is done again. */
  async initialize(): Promise<void> {
    if (existsSync(this.cluster)) return;
    this.log('Preparing the database files for the first time.');
    const unfinished = `${this.cluster}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    this.write(this.passwordFile, `${randomBytes(24).toString('hex')}\n`);
    const result = await this.run('initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${this.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      ...(this.settings.fsync === 'off' ? ['--no-sync'] : []),
    ]);
    if (result.exitCode !== 0)
      throw new EmbeddedPostgresError(`PostgreSQL's initdb failed: ${result.output}`);
    renameSync(unfinished, this.cluster);
  }

  /**
   * Adopts the running server, or starts it. Trusts neither postmaster.pid nor `pg_ctl status`, which take a
   * zombie or a stranger with the same process number for a running server: only a connection is proof.
   */
  async start(preferredPort: number): Promise<{ port: number; adopted: boolean }> {
    const deadline = Date.now() + startDeadlineMs;
    let failure: ProgramResult | null = null;
    for (let attempts = 0; attempts < startAttempts && Date.now() < deadline;) {
      const rememberedPort = this.rememberedPort();
      if (await this.isStillAlive()) {
        if (rememberedPort !== null && (await this.isServedAt(rememberedPort))) {
          return { port: rememberedPort, adopted: true };
        }
        await delay(100);
        continue;
      }
      const port = await chooseFreePort(rememberedPort ?? preferredPort);
      failure = await this.launch(port);
      if (failure.exitCode === 0) return { port, adopted: false };
      attempts += 1;
    }
    throw new EmbeddedPostgresError(
      `PostgreSQL did not start: ${failure?.output ?? 'a former one neither answers nor ends'}. Its log is ${this.logFile}.`,
    );
  }

  async ensureDatabase(port: number, database: string): Promise<void> {
    await this.withConnection(port, async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    });
  }

  async stop(): Promise<void> {
    if (!existsSync(path.join(this.cluster, 'postmaster.pid'))) return;
    const order = await this.run('pg_ctl', [
      'stop',
      '--pgdata',
      this.cluster,
      '--mode=fast',
      '--wait',
      '-t',
      '30',
    ]);
    if (order.exitCode === 0) return;
    for (const pid of await findServerProcesses(this.clusterName)) signal(pid, 'SIGQUIT');
  }

  private launch(port: number): Promise<ProgramResult> {
    // Without living processes it is a leftover, and PostgreSQL would refuse if its number belongs to another program now.
    rmSync(path.join(this.cluster, 'postmaster.pid'), { force: true });
    this.write(this.portFile, `${port}\n`);
    if (existsSync(this.logFile) && statSync(this.logFile).size > logSizeLimitBytes) rmSync(this.logFile);
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      cluster_name: this.clusterName,
      max_connections: '400',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...this.settings,
    };
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    return this.run('pg_ctl', [
      'start',
      '--pgdata',
      this.cluster,
      '--log',
      this.logFile,
      '--wait',
      '-t',
      String(startDeadlineMs / 1000),
      '-o',
      `-p ${port} ${options.join(' ')}`,
    ]);
  }

  /** Whether it runs, whatever it is doing: serving, starting, recovering, stopping, or losing orphaned children. */
  private async isStillAlive(): Promise<boolean> {
    const processes = await findServerProcesses(this.clusterName);
    const postmaster = this.postmasterPid();
    if (postmaster === null || !processes.includes(postmaster)) {
      // Orphans hold the shared memory; a second server beside them would damage the files.
      for (const pid of processes) signal(pid, 'SIGQUIT');
    }
    return processes.length > 0;
  }

  private postmasterPid(): number | null {
    const file = path.join(this.cluster, 'postmaster.pid');
    return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
  }

  private rememberedPort(): number | null {
    return existsSync(this.portFile) ? Number.parseInt(readFileSync(this.portFile, 'utf8'), 10) : null;
  }

  private async isServedAt(port: number): Promise<boolean> {
    try {
      return await this.withConnection(port, async (client) => {
        const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
        return rows[0]?.data_directory === this.cluster;
      });
    } catch {
      return false;
    }
  }

  private async withConnection<Result>(
    port: number,
    work: (client: Client) => Promise<Result>,
  ): Promise<Result> {
    const client = new Client({
      connectionString: this.connectionString(port, 'postgres'),
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined); // The query in progress rejects; that is enough.
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  private run(program: 'initdb' | 'pg_ctl', parameters: readonly string[]): Promise<ProgramResult> {
    const { binaries, runAs, directory } = this.place;
    return runProgram(path.join(binaries, 'bin', program), parameters, runAs, directory);
  }

  private write(file: string, text: string): void {
    writeFileSync(file, text, { mode: 0o600 });
    if (this.place.runAs) chownSync(file, this.place.runAs.uid, this.place.runAs.gid);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}
