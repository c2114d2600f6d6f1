import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serveControl } from './control/control.routes';
import { allEndpoints } from './messaging-api/endpoints';
import { serveLineEndpoints } from './messaging-api/line-pipeline';
import { servePhone } from './phone/phone.routes';
import { createSimulation, type Simulation } from './simulation';
import { systemClock, type Clock } from './state/clock';
import type { LoggedViolation } from './state/request-log';

/** Beside this file once it is built: dist/apps/line-simulator/{server,ui}. */
const BUILT_UI = join(__dirname, '..', 'ui');

export interface LineSimulatorOptions {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  /** Where webhooks go; can also be set later with `setWebhookUrl`. */
  readonly webhookUrl?: string | null;
  /** 0 takes a free port. */
  readonly port?: number;
  /**
   * A second port that alone serves contents, as LINE's data API does; 0 takes a free one. Left out or null:
   * one origin serves everything, and a call to the wrong host goes unnoticed.
   */
  readonly dataPort?: number | null;
  readonly host?: string;
  /** What pictures of profiles are addressed with; the simulator's own origin when left out. */
  readonly publicOrigin?: string;
  /** The official account's name on the phone. */
  readonly displayName?: string;
  /** Accepts media and webhook addresses on http://localhost, which real LINE refuses. Off by default. */
  readonly allowLoopbackHttp?: boolean;
  readonly clock?: Clock;
  readonly uiDirectory?: string | null;
}

export interface LineSimulator {
  /** Listens; rejects with the system's error when the port is taken. */
  start(): Promise<void>;
  /** Closes every connection, also those a fault switch left hanging. */
  stop(): Promise<void>;
  /** Origin of the API, the control API and the phone; valid after `start`. */
  readonly url: string;
  /** Origin of the data API; the same as `url` unless there is a `dataPort`. */
  readonly dataUrl: string;
  /** The rules of LINE that calls have broken so far. */
  readonly violations: readonly LoggedViolation[];
  setWebhookUrl(url: string | null): void;
  /** As POST /_simulator/reset. */
  reset(): void;
}

/** A simulated LINE platform for one channel, in this process. Nothing is kept after `stop`. */
export function createLineSimulator(options: LineSimulatorOptions): LineSimulator {
  const app = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  const dataServer = createServer((request, response) => app.routing(request, response));
  const hasDataServer = typeof options.dataPort === 'number';
  const simulation = createSimulation({
    channelSecret: options.channelSecret,
    channelAccessToken: options.channelAccessToken,
    webhookUrl: options.webhookUrl ?? null,
    displayName: options.displayName ?? 'JskApp',
    allowLoopbackHttp: options.allowLoopbackHttp ?? false,
    clock: options.clock ?? systemClock,
    origin: () => options.publicOrigin ?? originOf(app.server),
    dataPort: () => (hasDataServer ? portOf(dataServer) : null),
  });
  return {
    start: async () => {
      const ui = options.uiDirectory === undefined ? BUILT_UI : options.uiDirectory;
      const host = options.host ?? '127.0.0.1';
      await serveEverything(app, simulation, ui);
      await app.listen({ port: options.port ?? 0, host });
      if (hasDataServer) await listen(dataServer, options.dataPort ?? 0, host);
      simulation.reset();
    },
    stop: async () => {
      simulation.webhooks.reset();
      simulation.stream.close();
      dataServer.close();
      dataServer.closeAllConnections();
      await app.close();
    },
    get url() {
      return originOf(app.server);
    },
    get dataUrl() {
      return originOf(hasDataServer ? dataServer : app.server);
    },
    get violations() {
      return simulation.requests.violations();
    },
    setWebhookUrl: (url) => {
      simulation.channel.webhookUrl = url;
    },
    reset: () => simulation.reset(),
  };
}

async function serveEverything(
  app: FastifyInstance,
  simulation: Simulation,
  ui: string | null,
): Promise<void> {
  await app.register((line) => serveLineEndpoints(line, simulation, allEndpoints(simulation)), {
    prefix: '/v2',
  });
  await app.register((control) => serveControl(control, simulation), { prefix: '/_simulator' });
  await app.register((phone) => servePhone(phone, simulation, ui));
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address() as AddressInfo | null;
  if (!address) throw new Error('The simulator has no address before it has started');
  return address.port;
}

function originOf(server: Pick<Server, 'address'>): string {
  return `http://localhost:${portOf(server)}`;
}
