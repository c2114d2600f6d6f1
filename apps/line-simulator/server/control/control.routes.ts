import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Simulation } from '../simulation';
import { Conflict, Missing } from './control-error';
import { serveCustomerActs, serveCustomers } from './customer.routes';
import { serveGroups } from './group.routes';
import { servePlatform } from './platform.routes';

/** The control API for tests and for the phone, under `/_simulator`. */
export async function serveControl(app: FastifyInstance, simulation: Simulation): Promise<void> {
  app.setErrorHandler(answerError);
  serveCustomers(app, simulation);
  serveCustomerActs(app, simulation);
  serveGroups(app, simulation);
  servePlatform(app, simulation);
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
