import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ChildProgram } from './child-program';
import { migrate, startDatabase } from './database';
import { LaunchError } from './launch-error';
import { type LaunchSettings, localOrigin, readLaunchSettings } from './launch-settings';
import { ensurePortIsFree } from './port-check';
import { built, logDirectory, projectDirectory } from './project-paths';
import { RunFile } from './run-file';
import { type SeedResult, seedDatabase } from './seed';
import { sayDone, sayNote, sayTable } from './terminal';

/** Thrown between two steps of a start that somebody has ended. */
export class StartInterrupted extends Error {}

interface LauncherOptions {
  readonly isWatching: boolean;
  /** Called with a sentence when a program ends although nobody asked it to. */
  readonly onFailure: (sentence: string) => void;
}

interface Program {
  readonly name: string;
  readonly title: string;
  readonly entry: string;
  readonly parameters?: readonly string[];
}

const simulator: Program = {
  name: 'simulator',
  title: 'The LINE simulator',
  entry: built('apps/line-simulator/server/main.js'),
};
const api: Program = { name: 'api', title: 'The API', entry: built('apps/api/src/main.js') };
const consoleDevelopment: Program = {
  name: 'console',
  title: 'The development server of the console',
  entry: path.join(projectDirectory, 'node_modules/vite/bin/vite.js'),
  parameters: ['--config', 'apps/web/vite.config.ts', '--strictPort'],
};
const consoleDevelopmentPort = 5173;

const readyDeadlineMs = 60_000;

/** Brings everything up in order, and down in the opposite order. */
export class Launcher {
  private readonly runFile = new RunFile('launcher', 'apps/launcher/start.mjs');
  private readonly programs = new Map<Program, ChildProgram>();
  private stopDatabase: (() => Promise<void>) | null = null;
  private environment: Readonly<Record<string, string | undefined>> = {};
  private settings!: LaunchSettings;
  private isInterrupted = false;

  constructor(private readonly options: LauncherOptions) {}

  /** @throws LaunchError, EmbeddedPostgresError with a sentence for people; StartInterrupted. */
  async start(startedAt: number): Promise<void> {
    console.log('\n  JskApp Live Chat\n');
    this.settings = readLaunchSettings(process.env);
    await this.takeOver();
    await this.ensurePortsAreFree();
    sayDone('Settings', this.settings.config.environment);
    const databaseUrl = await this.step(() => this.bringUpDatabase());
    const { signIns } = await this.step(() => this.prepareTables(databaseUrl));
    this.environment = { ...process.env, ...this.settings.environment, DATABASE_URL: databaseUrl };
    await this.step(() => this.startPrograms());
    this.sayWelcome(signIns, startedAt);
  }

  /** Makes a start in progress give up before its next step. */
  interrupt(): void {
    this.isInterrupted = true;
  }

  /** After a rebuild. */
  async restartPrograms(): Promise<void> {
    for (const program of [api, simulator]) await this.stopProgram(program);
    if (this.isInterrupted) return;
    await this.startPrograms();
    sayDone('Restarted', new Date().toLocaleTimeString());
  }

  async stop(): Promise<void> {
    for (const program of [...this.programs.keys()].reverse()) {
      await this.stopProgram(program);
      sayNote(`${program.title} is stopped.`);
    }
    if (this.stopDatabase) {
      await this.stopDatabase();
      sayNote('PostgreSQL is stopped.');
    }
    this.runFile.remove(process.pid);
  }

  /** For a second Ctrl-C: at once, without order. PostgreSQL goes on; the next start adopts it. */
  killPrograms(): void {
    for (const program of this.programs.values()) program.kill();
    this.runFile.remove(process.pid);
  }

  private async takeOver(): Promise<void> {
    const other = this.runFile.findRunning();
    if (other !== null) {
      throw new LaunchError(`It is running already (process ${other}): stop that one with Ctrl-C first.`);
    }
    this.runFile.write(process.pid);
    for (const { name, title, entry } of [api, simulator, consoleDevelopment]) {
      if (await new RunFile(name, entry).stopRunning())
        sayNote(`${title} of a killed run was still there and is stopped.`);
    }
  }

  private async ensurePortsAreFree(): Promise<void> {
    const { config, simulatorPort } = this.settings;
    await ensurePortIsFree(config.port, config.host, 'PORT');
    if (simulatorPort !== null) await ensurePortIsFree(simulatorPort, '127.0.0.1', 'LINE_SIMULATOR_PORT');
  }

  private async bringUpDatabase(): Promise<string> {
    const { config, usesEmbeddedPostgres } = this.settings;
    if (!usesEmbeddedPostgres) {
      sayDone('Database', `${new URL(config.databaseUrl).host}, as DATABASE_URL says`);
      return config.databaseUrl;
    }
    const postgres = await startDatabase(sayNote);
    this.stopDatabase = () => postgres.stop();
    sayDone('Database', `PostgreSQL on port ${postgres.port}${postgres.adopted ? ', still running' : ''}`);
    return postgres.connectionString;
  }

  private async prepareTables(databaseUrl: string): Promise<SeedResult> {
    const applied = await migrate(databaseUrl);
    sayDone('Tables', applied.length === 0 ? 'up to date' : `${applied.length} migrations applied`);
    const { administrator, config, simulatorPort } = this.settings;
    const seeded = await seedDatabase({
      databaseUrl,
      adminUsername: administrator.username,
      adminPassword: administrator.password,
      demo: config.environment !== 'production',
      simulatesLine: simulatorPort !== null,
    });
    sayDone('Content', 'seeded');
    return seeded;
  }

  private async startPrograms(): Promise<void> {
    const { config, simulatorPort } = this.settings;
    if (simulatorPort !== null) {
      this.startProgram(simulator);
      sayDone('LINE', `simulated on port ${simulatorPort}`);
    }
    this.startProgram(api);
    if (this.options.isWatching && !this.programs.has(consoleDevelopment))
      this.startProgram(consoleDevelopment);
    if (await this.becomesReady(`${localOrigin(config)}/api/v1/health/ready`)) {
      sayDone('API', config.workerMode === 'inline' ? 'ready' : 'ready; jobs wait for "npm run worker"');
    }
  }

  private startProgram(program: Program): void {
    if (!existsSync(program.entry))
      throw new LaunchError(`${program.title} is not built: ${program.entry} is missing.`);
    const child = new ChildProgram({
      ...program,
      environment: { ...this.environment, API_ORIGIN: localOrigin(this.settings.config) },
      showsOutput: this.options.isWatching,
      onUnexpectedEnd: (sentence) => this.onUnexpectedEnd(program, sentence),
    });
    this.programs.set(program, child);
  }

  private async stopProgram(program: Program): Promise<void> {
    await this.programs.get(program)?.stop();
    this.programs.delete(program);
  }

  private onUnexpectedEnd(program: Program, sentence: string): void {
    this.programs.delete(program);
    // While somebody edits, a mistake must not end everything: the next change starts it again.
    if (this.options.isWatching) sayNote(`${sentence} Waiting for a change.`);
    else this.options.onFailure(sentence);
  }

  /** @returns false when the API ended instead, which is told elsewhere. */
  private async becomesReady(address: string): Promise<boolean> {
    const deadline = Date.now() + readyDeadlineMs;
    while (!(await isOk(address))) {
      this.throwIfInterrupted();
      if (!this.programs.has(api)) return false;
      if (Date.now() > deadline) {
        throw new LaunchError(
          `The API did not get ready within ${readyDeadlineMs / 1000} s; its log is in ${logDirectory}.`,
        );
      }
      await delay(50);
    }
    return true;
  }

  private async step<Result>(work: () => Promise<Result>): Promise<Result> {
    this.throwIfInterrupted();
    const result = await work();
    this.throwIfInterrupted();
    return result;
  }

  private throwIfInterrupted(): void {
    if (this.isInterrupted) throw new StartInterrupted();
  }

  private sayWelcome(signIns: SeedResult['signIns'], startedAt: number): void {
    const { config, simulatorPort } = this.settings;
    const { isWatching } = this.options;
    const origin = `http://localhost:${config.port}`;
    sayTable([
      ['Console', isWatching ? `http://localhost:${consoleDevelopmentPort}` : origin],
      ...(simulatorPort === null ? [] : [['Phone', `http://localhost:${simulatorPort}`]]),
      ['Health', `${origin}/api/v1/health`],
    ]);
    if (config.environment !== 'production') {
      sayTable([
        ['Role', 'User name', 'Password'],
        ...signIns.map(({ role, username, password }) => [role, username, password ?? '(changed since)']),
      ]);
    }
    const logs = isWatching ? '' : ` Logs are in ${path.relative(projectDirectory, logDirectory)}.`;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`\n  Ready after ${seconds} s.${logs} Ctrl-C stops everything.\n`);
  }
}

async function isOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
