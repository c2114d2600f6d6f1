import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describeCustomer, tellChat } from '../phone/phone-view';
import type { Simulation } from '../simulation';
import type { Customer } from '../state/chat';
import type { Occasion } from '../webhooks/webhook-event';
import { sendAlbum } from './album-acts';
import { Conflict, Missing } from './control-error';
import {
  actPlace,
  customerChange,
  customerEvent,
  editInput,
  newCustomer,
  postbackInput,
  unsendInput,
} from './control.schema';
import { edit, follow, sendEvent, sendMessage, sendPostback, unfollow, unsend } from './customer-acts';
import { album, customerMessage } from './message.schema';

/** Media come as base64 inside JSON. */
const MAX_BODY_BYTES = 300 * 1024 * 1024;

type CustomerRequest = FastifyRequest<{ Params: { userId: string } }>;
type CustomerParams = { Params: { userId: string } };

/** The people of the simulated platform. */
export function serveCustomers(app: FastifyInstance, simulation: Simulation): void {
  app.get('/customers', () => ({
    customers: simulation.customers.list().map((customer) => describeCustomer(simulation, customer)),
  }));

  app.post('/customers', (request, reply) => {
    const customer = simulation.customers.add(newCustomer.parse(request.body));
    if (!customer) throw new Conflict('This userId is taken, or there are too many customers');
    tellChat(simulation, customer);
    return reply.code(201).send(describeCustomer(simulation, customer));
  });

  app.patch<CustomerParams>('/customers/:userId', (request) => {
    const customer = customerOf(simulation, request);
    const change = Object.entries(customerChange.parse(request.body)).filter(
      ([, value]) => value !== undefined,
    );
    Object.assign(customer, Object.fromEntries(change));
    tellChat(simulation, customer);
    return describeCustomer(simulation, customer);
  });

  app.get<CustomerParams>('/customers/:userId/messages', (request) => {
    return { messages: customerOf(simulation, request).chat.toArray() };
  });
}

/** What they do; `?in=<groupId>` lets it happen in a group instead of the chat with the account. */
export function serveCustomerActs(app: FastifyInstance, simulation: Simulation): void {
  const path = '/customers/:userId';
  const limits = { bodyLimit: MAX_BODY_BYTES };
  const occasion = (request: CustomerRequest): Occasion => occasionOf(simulation, request);
  app.post<CustomerParams>(`${path}/messages`, limits, (request) =>
    sendMessage(simulation, occasion(request), customerMessage.parse(request.body)),
  );
  app.post<CustomerParams>(`${path}/albums`, limits, (request) =>
    sendAlbum(simulation, occasion(request), album.parse(request.body ?? {})),
  );
  app.post<CustomerParams>(`${path}/postback`, (request) =>
    sendPostback(simulation, occasion(request), postbackInput.parse(request.body)),
  );
  app.post<CustomerParams>(`${path}/unsend`, (request) =>
    unsend(simulation, occasion(request), unsendInput.parse(request.body).messageId),
  );
  app.post<CustomerParams>(`${path}/edit`, (request) =>
    edit(simulation, occasion(request), editInput.parse(request.body)),
  );
  app.post<CustomerParams>(`${path}/follow`, (request) =>
    follow(simulation, customerOf(simulation, request)),
  );
  app.post<CustomerParams>(`${path}/unfollow`, (request) =>
    unfollow(simulation, customerOf(simulation, request)),
  );
  app.post<CustomerParams>(`${path}/events`, (request) =>
    sendEvent(simulation, customerOf(simulation, request), customerEvent.parse(request.body)),
  );
}

function customerOf(simulation: Simulation, request: CustomerRequest): Customer {
  const customer = simulation.customers.find(request.params.userId);
  if (!customer) throw new Missing(`No customer has the id ${request.params.userId}`);
  return customer;
}

function occasionOf(simulation: Simulation, request: CustomerRequest): Occasion {
  const author = customerOf(simulation, request);
  const { in: groupId } = actPlace.parse(request.query);
  if (groupId === undefined) return { chat: author, author };
  const chat = simulation.groups.find(groupId);
  if (!chat) throw new Missing(`No group has the id ${groupId}`);
  return { chat, author };
}
