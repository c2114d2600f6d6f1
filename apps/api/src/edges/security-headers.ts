import fastifyHelmet from '@fastify/helmet';
import type { AppConfig } from '@jsk/platform/config/app-config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy, policyOfPage } from './content-security-policy';

/** What the console never asks a browser for, so that nothing that gets into it can either. */
const permissionsPolicy = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi']
  .map((feature) => `${feature}=()`)
  .join(', ');

const header = 'content-security-policy';

/** Puts the headers on every answer that tell browsers what they may do with it. */
export async function secureHeaders(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const directives = contentSecurityPolicy(config);
  const usual = policyOfPage(directives);
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    // A browser keeps to HTTPS for so long once it was told, so only who has it may tell.
    strictTransportSecurity: config.publicBaseUrl.startsWith('https:') && { maxAge: 365 * 24 * 60 * 60 },
  });
  fastify.addHook('onRequest', async (_: FastifyRequest, reply: FastifyReply) => {
    reply.header(header, usual).header('permissions-policy', permissionsPolicy);
  });
  // The pages of Swagger UI and Bull Board carry a few styles of their own in them.
  fastify.addHook('onSend', async (_: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const isPage = typeof payload === 'string' && /^text\/html/.test(String(reply.getHeader('content-type')));
    if (isPage) reply.header(header, policyOfPage(directives, payload));
    return payload;
  });
}
