import type { FastifyInstance } from 'fastify';
import { describeChannel, describeRichMenus } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import { faultChange } from '../state/faults.schema';
import { completeEvent, type LineEvent } from '../webhooks/webhook-event';
import { Missing } from './control-error';
import {
  accountEvent,
  channelChange,
  rawWebhook,
  type ChannelChange,
  type RawWebhookInput,
} from './control.schema';

/** Raw bodies may be as large as a test likes. */
const MAX_BODY_BYTES = 300 * 1024 * 1024;

/** The platform itself: its switches, its log, the account's channel. */
export function servePlatform(app: FastifyInstance, simulation: Simulation): void {
  app.get('/faults', () => simulation.faults.describe());
  app.post('/faults', (request) => {
    simulation.faults.change(faultChange.parse(request.body));
    simulation.stream.send({ type: 'faults', faults: simulation.faults.describe() });
    return simulation.faults.describe();
  });

  serveLog(app, simulation);
  serveChannel(app, simulation);
  serveRichMenus(app, simulation);

  app.post('/reset', (_request, reply) => {
    simulation.reset();
    return reply.code(204).send();
  });

  app.get('/stream', (_request, reply) => {
    reply.hijack();
    simulation.stream.open(reply.raw);
  });
}

function serveLog(app: FastifyInstance, simulation: Simulation): void {
  app.get('/requests', () => ({
    requests: simulation.requests.list(),
    violations: simulation.requests.violations(),
  }));
  app.delete('/requests', (_request, reply) => {
    simulation.requests.reset();
    simulation.stream.send({ type: 'requestsCleared' });
    return reply.code(204).send();
  });
  app.get('/webhooks', () => ({ webhooks: simulation.webhooks.deliveries() }));
  app.post('/webhooks', { bodyLimit: MAX_BODY_BYTES }, async (request) => ({
    delivery: await sendRawWebhook(simulation, rawWebhook.parse(request.body)),
  }));
}

function serveChannel(app: FastifyInstance, simulation: Simulation): void {
  app.get('/channel', () => describeChannel(simulation));
  app.post('/channel', (request) => {
    changeChannel(simulation, channelChange.parse(request.body));
    const channel = describeChannel(simulation);
    simulation.stream.send({ type: 'channel', channel });
    return channel;
  });
  app.post('/channel/events', async (request) => {
    const event = completeEvent(simulation, accountEvent.parse(request.body));
    return { delivery: await simulation.webhooks.deliver([event], simulation.faults.webhookKnobs()) };
  });
}

function serveRichMenus(app: FastifyInstance, simulation: Simulation): void {
  app.get('/rich-menus', () => describeRichMenus(simulation));
  app.get<{ Params: { richMenuId: string } }>('/rich-menus/:richMenuId/image', (request, reply) => {
    const image = simulation.richMenus.find(request.params.richMenuId)?.image;
    if (!image) throw new Missing(`No picture of the rich menu ${request.params.richMenuId}`);
    return reply.type(image.contentType).header('x-content-type-options', 'nosniff').send(image.bytes);
  });
}

function changeChannel(simulation: Simulation, change: ChannelChange): void {
  const { channel } = simulation;
  const { channelSecret, channelAccessToken, ...rest } = change;
  if (channelSecret !== undefined) channel.secret = channelSecret;
  if (channelAccessToken !== undefined) {
    channel.formerAccessTokens.add(channel.accessToken);
    channel.formerAccessTokens.delete(channelAccessToken);
    channel.accessToken = channelAccessToken;
  }
  const named = Object.entries(rest).filter(([, value]) => value !== undefined);
  Object.assign(channel, Object.fromEntries(named));
}

function sendRawWebhook(simulation: Simulation, input: RawWebhookInput): Promise<unknown> {
  const knobs = simulation.faults.webhookKnobs({ ...input.knobs, eventsPerBody: 1 });
  if (input.events) {
    const isComplete = input.complete ?? true;
    const events = input.events as LineEvent[];
    const sent = isComplete ? events.map((event) => completeEvent(simulation, event)) : events;
    return simulation.webhooks.deliver(sent, knobs, {
      headers: input.headers,
      destination: input.destination,
    });
  }
  const body = input.rawBody ?? Buffer.from(input.rawBodyBase64 ?? '', 'base64');
  return simulation.webhooks.deliverRaw(body, knobs, input.headers);
}
