import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serveControl } from './control/control.routes';
import { allEndpoints } from './messaging-api/endpoints';
import { serveLineEndpoints } from './messaging-api/line-pipeline';
import { servePhone } from './phone/phone.routes';
import { createSimulation, type Simulation } from './simulation';
import { systemClock, type Clock } from './state/clock';

/** Beside this file once it is built: dist/apps/line-simulator/{server,ui}. */
const BUILT_UI = join(__dirname, '..', 'ui');

export interface LineSimulatorOptions {
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  /** Where webhooks go; can also be set later with `setWebhookUrl`. */
  readonly webhookUrl?: string | null;
  /** 0 takes a free port. */
  readonly port?: number;
  readonly host?: string;
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
  setWebhookUrl(url: string | null): void;
  /** As POST /_simulator/reset. */
  reset(): void;
}

/** A simulated LINE platform for one channel, in this process. Nothing is kept after `stop`. */
export function createLineSimulator(options: LineSimulatorOptions): LineSimulator {
  const app = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  const simulation = createSimulation({
    channelSecret: options.channelSecret,
    channelAccessToken: options.channelAccessToken,
    webhookUrl: options.webhookUrl ?? null,
    displayName: options.displayName ?? 'JskApp',
    allowLoopbackHttp: options.allowLoopbackHttp ?? false,
    clock: options.clock ?? systemClock,
    origin: () => originOf(app),
  });
  return {
    start: async () => {
      await serveEverything(
        app,
        simulation,
        options.uiDirectory === undefined ? BUILT_UI : options.uiDirectory,
      );
      await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
      simulation.reset();
    },
    stop: async () => {
      simulation.webhooks.reset();
      simulation.stream.close();
      await app.close();
    },
    get url() {
      return originOf(app);
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

function originOf(app: FastifyInstance): string {
  const address = app.server.address() as AddressInfo | null;
  if (!address) throw new Error('The simulator has no address before it has started');
  return `http://localhost:${address.port}`;
}
