import { randomBytes } from 'node:crypto';
import type { Role } from '@jsk/contracts/roles';
import type { settingsSections } from '@jsk/contracts/settings';
import { Clock } from '@jsk/platform/clock/clock';
import { type AppConfig, loadConfig } from '@jsk/platform/config/app-config';
import { type Credentials, createOperator, openDayAndNight } from '@jsk/testing/factories';
import { FakeLine } from '@jsk/testing/fake-line';
import { deliverBody, type LineEvent, webhookBody, type WebhookAnswer } from '@jsk/testing/line-webhooks';
import { OperatorSession } from '@jsk/testing/operator-session';
import { claimRedisDatabase } from '@jsk/testing/redis-database';
import { TestRows } from '@jsk/testing/test-rows';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../create-api';
import { FileDirectory } from './file-directory';

/** Every test here goes through the network, PostgreSQL and often Redis, on a machine that has other things to do. */
jest.setTimeout(30_000);

/** One instance of the API, really listening. */
export interface TestApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Every route of it, such as `GET /api/v1/health`. */
  readonly routes: readonly string[];
  /** From now on this instance believes that it is so late. */
  setClock(now: Date): void;
  close(): Promise<void>;
}

export async function startTestApi(config: AppConfig): Promise<TestApi> {
  const app = await createApi(config);
  const routes = collectRoutes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    // Not a getter: the address is asked for after closing, too.
    url: await app.getUrl(),
    app,
    routes,
    setClock: (now) => {
      app.get(Clock).now = () => now;
    },
    close: () => app.close(),
  };
}

/** Nest makes its routes when it begins to listen. @returns what is filled by then */
function collectRoutes(app: NestFastifyApplication): string[] {
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
    });
  return routes;
}

interface TestSystemOptions {
  /** Instances of the API on the same database and, if there are several, on the same Redis. */
  readonly instances?: 0 | 1 | 2;
  /**
   * BullMQ's backend is chosen once per process, and Jest gives each test file its own: a file has either systems
   * with Redis or systems without.
   */
  readonly redis?: boolean;
  /** What an administrator has chosen before the system starts, by section; without surveys unless told. */
  readonly settings?: Partial<Record<keyof typeof settingsSections, object>>;
  /** Open day and night unless told; a fresh installation has hours, and outside them nobody joins the queue. */
  readonly businessHours?: 'always' | 'as-installed';
  /** Variables of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Everything that runs in production, with LINE played by a fake: a fresh database, and as many APIs as wanted. */
export class TestSystem {
  readonly channelSecret = randomBytes(16).toString('hex');
  readonly apis: TestApi[] = [];
  private readonly operators: OperatorSession[] = [];

  private constructor(
    readonly rows: TestRows,
    readonly line: FakeLine,
    /** Where files of messages lie, unless the environment says otherwise. */
    readonly files: FileDirectory,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly cleanUps: (() => Promise<unknown>)[],
  ) {}

  static async start(options: TestSystemOptions = {}): Promise<TestSystem> {
    const { instances = 1, redis = false, settings = {}, environment = {} } = options;
    const rows = await TestRows.create();
    if (options.businessHours !== 'as-installed') await openDayAndNight(rows);
    for (const [key, value] of Object.entries({ survey: { isOn: false }, ...settings })) {
      await rows.select('INSERT INTO settings (key, value) VALUES ($1, $2)', [key, JSON.stringify(value)]);
    }
    const line = new FakeLine();
    await line.start();
    const files = await FileDirectory.create();
    const redisDatabase = redis ? await claimRedisDatabase() : null;
    const system = new TestSystem(
      rows,
      line,
      files,
      {
        MEDIA_DIRECTORY: files.path,
        ...(redisDatabase && { REDIS_URL: redisDatabase.url }),
        ...environment,
      },
      [async () => redisDatabase?.release(), () => line.stop(), () => rows.close(), () => files.remove()],
    );
    for (let started = 0; started < instances; started += 1) await system.startApi();
    return system;
  }

  get redisUrl(): string {
    return this.environment.REDIS_URL ?? '';
  }

  get api(): TestApi {
    const [first] = this.apis;
    if (!first) throw new Error('No API was started');
    return first;
  }

  async startApi(environment: Readonly<Record<string, string>> = {}): Promise<TestApi> {
    const api = await startTestApi(
      loadConfig({
        ENVIRONMENT: 'test',
        LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
        DATABASE_URL: this.rows.url,
        LINE_CHANNEL_SECRET: this.channelSecret,
        LINE_CHANNEL_ACCESS_TOKEN: this.line.accessToken,
        LINE_API_BASE_URL: this.line.url,
        LINE_DATA_API_BASE_URL: this.line.url,
        REST_REQUESTS_PER_MINUTE: '100000',
        SOCKET_MESSAGES_PER_MINUTE: '10000',
        ...this.environment,
        ...environment,
      }),
    );
    this.apis.push(api);
    return api;
  }

  /** Delivers events as LINE does. @param api the instance that gets them; the first one unless told. */
  deliver(events: readonly unknown[], api: TestApi = this.api): Promise<WebhookAnswer> {
    return deliverBody(api.url, webhookBody(events), this.channelSecret);
  }

  /** Delivers events that must be taken, and waits until they are processed. */
  async process(...events: LineEvent[]): Promise<void> {
    const { status } = await this.deliver(events);
    expect(status).toBe(200);
    await this.rows.inboxIsDone();
  }

  /** @returns a new operator who has signed in. */
  async signIn(
    operator: { role?: Role; displayName?: string; capacity?: number } = {},
    api: TestApi = this.api,
  ): Promise<OperatorSession> {
    return this.signInAs(await createOperator(this.rows, operator), api);
  }

  async signInAs(credentials: Credentials, api: TestApi = this.api): Promise<OperatorSession> {
    const session = await OperatorSession.signIn(api.url, credentials);
    this.operators.push(session);
    return session;
  }

  /** Closes every tab; for `afterEach`. */
  closeTabs(): void {
    for (const operator of this.operators) operator.close();
  }

  async stop(): Promise<void> {
    this.closeTabs();
    await Promise.all(this.apis.map((api) => api.close()));
    for (const cleanUp of this.cleanUps) await cleanUp();
    expect(this.line.violations).toEqual([]);
  }
}
