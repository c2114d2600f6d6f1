import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Simulation } from '../simulation';
import type { Customer } from '../state/customers';
import { faultChange } from '../state/faults.schema';
import { completeEvent, type LineEvent } from '../webhooks/webhook-event';
import { Conflict, Missing } from './control-error';
import {
  channelChange,
  customerChange,
  customerMessage,
  newCustomer,
  postbackInput,
  rawWebhook,
  unsendInput,
  type RawWebhookInput,
} from './control.schema';
import { describeCustomer, follow, sendMessage, sendPostback, unfollow, unsend } from './customer-acts';

/** Media come as base64 inside JSON. */
const MAX_BODY_BYTES = 300 * 1024 * 1024;

type CustomerParams = { Params: { userId: string } };

/** The control API for tests and for the phone, under `/_simulator`. */
export async function serveControl(app: FastifyInstance, simulation: Simulation): Promise<void> {
  app.setErrorHandler(answerError);
  serveCustomers(app, simulation);
  serveActs(app, simulation);
  servePlatform(app, simulation);
}

function serveCustomers(app: FastifyInstance, simulation: Simulation): void {
  app.get('/customers', () => ({ customers: simulation.customers.list().map(describeCustomer) }));

  app.post('/customers', (request, reply) => {
    const customer = simulation.customers.add(newCustomer.parse(request.body));
    if (!customer) throw new Conflict('This userId is taken, or there are too many customers');
    const described = describeCustomer(customer);
    simulation.stream.send({ type: 'customer', customer: described });
    return reply.code(201).send(described);
  });

  app.patch<CustomerParams>('/customers/:userId', (request) => {
    const customer = findCustomer(simulation, request.params.userId);
    const change = Object.entries(customerChange.parse(request.body)).filter(
      ([, value]) => value !== undefined,
    );
    Object.assign(customer, Object.fromEntries(change));
    simulation.stream.send({ type: 'customer', customer: describeCustomer(customer) });
    return describeCustomer(customer);
  });

  app.get<CustomerParams>('/customers/:userId/messages', (request) => {
    return { messages: findCustomer(simulation, request.params.userId).chat.toArray() };
  });
}

function serveActs(app: FastifyInstance, simulation: Simulation): void {
  const path = '/customers/:userId';
  const limits = { bodyLimit: MAX_BODY_BYTES };
  app.post<CustomerParams>(`${path}/messages`, limits, (request) => {
    const customer = findCustomer(simulation, request.params.userId);
    return sendMessage(simulation, customer, customerMessage.parse(request.body));
  });
  app.post<CustomerParams>(`${path}/postback`, (request) => {
    const customer = findCustomer(simulation, request.params.userId);
    return sendPostback(simulation, customer, postbackInput.parse(request.body));
  });
  app.post<CustomerParams>(`${path}/unsend`, (request) => {
    const customer = findCustomer(simulation, request.params.userId);
    return unsend(simulation, customer, unsendInput.parse(request.body).messageId);
  });
  app.post<CustomerParams>(`${path}/follow`, (request) => {
    return follow(simulation, findCustomer(simulation, request.params.userId));
  });
  app.post<CustomerParams>(`${path}/unfollow`, (request) => {
    return unfollow(simulation, findCustomer(simulation, request.params.userId));
  });
}

function servePlatform(app: FastifyInstance, simulation: Simulation): void {
  app.get('/faults', () => simulation.faults.describe());
  app.post('/faults', (request) => {
    simulation.faults.change(faultChange.parse(request.body));
    simulation.stream.send({ type: 'faults', faults: simulation.faults.describe() });
    return simulation.faults.describe();
  });

  app.get('/requests', () => ({
    requests: simulation.requests.list(),
    violations: simulation.requests.violations(),
  }));

  app.get('/webhooks', () => ({ webhooks: simulation.webhooks.deliveries() }));
  app.post('/webhooks', { bodyLimit: MAX_BODY_BYTES }, async (request) => {
    return { delivery: await sendRawWebhook(simulation, rawWebhook.parse(request.body)) };
  });

  app.get('/channel', () => describeChannel(simulation));
  app.post('/channel', (request) => {
    const change = channelChange.parse(request.body);
    if (change.webhookUrl !== undefined) simulation.channel.webhookUrl = change.webhookUrl;
    if (change.isWebhookActive !== undefined) simulation.channel.isWebhookActive = change.isWebhookActive;
    return describeChannel(simulation);
  });

  app.post('/reset', (_request, reply) => {
    simulation.reset();
    return reply.code(204).send();
  });

  app.get('/stream', (_request, reply) => {
    reply.hijack();
    simulation.stream.open(reply.raw);
  });
}

function sendRawWebhook(simulation: Simulation, input: RawWebhookInput): Promise<unknown> {
  const knobs = simulation.faults.webhookKnobs(input.knobs);
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

function describeChannel(simulation: Simulation): Record<string, unknown> {
  const { botUserId, basicId, displayName, webhookUrl, isWebhookActive } = simulation.channel;
  return { botUserId, basicId, displayName, webhookUrl, isWebhookActive };
}

function findCustomer(simulation: Simulation, userId: string): Customer {
  const customer = simulation.customers.find(userId);
  if (!customer) throw new Missing(`No customer has the id ${userId}`);
  return customer;
}

function answerError(error: FastifyError | Error, _request: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof z.ZodError) {
    const errors = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return reply.code(400).send({ message: 'The input does not fit', errors });
  }
  if (error instanceof Missing) return reply.code(404).send({ message: error.message });
  if (error instanceof Conflict) return reply.code(409).send({ message: error.message });
  const status = 'statusCode' in error && error.statusCode ? error.statusCode : 500;
  return reply.code(status).send({ message: error.message });
}
